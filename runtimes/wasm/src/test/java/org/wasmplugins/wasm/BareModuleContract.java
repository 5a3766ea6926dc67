package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.Capabilities;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.ModuleInstance;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginMemoryLimitException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The behaviour of bare modules, for each engine. */
public abstract class BareModuleContract {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final long PAGE = 65_536;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private PluginContainer container;

    /** The guest of that name, ready to run. */
    protected abstract WasmModule module(String guest);

    @AfterEach
    void close() {
        if (container != null) {
            container.close();
        }
        workers.shutdownNow();
    }

    @Test
    void exports_takeAndGiveNumbers() {
        use("bare", module -> {
            assertThat(module.call("add", 40, 2)).containsExactly(42);
            assertThat(module.call("add", -1, -1)).containsExactly(-2);
            assertThat(module.call("add", 0xFFFF_FFFFL, 0)).containsExactly(-1);
            assertThat(module.call("add_long", 1L << 40, -1)).containsExactly((1L << 40) - 1);
            assertThat(Float.intBitsToFloat((int) module.call("add_float", Float.floatToRawIntBits(1.5f),
                    Float.floatToRawIntBits(-4f))[0])).isEqualTo(-2.5f);
            assertThat(Double.longBitsToDouble(module.call("add_double", Double.doubleToRawLongBits(0.5),
                    Double.doubleToRawLongBits(0.25))[0])).isEqualTo(0.75);
            assertThat(module.call("swap", -7, 1L << 50)).containsExactly(1L << 50, -7);
            assertThat(module.call("nothing")).isEmpty();
            return null;
        });
    }

    @Test
    void bytes_goToMemoryAndComeBack() {
        String text = use("bare", module -> {
            byte[] bytes = "hello, wörld".getBytes(StandardCharsets.UTF_8);
            module.write(1_000, bytes);
            module.call("upper_case", 1_000, bytes.length);
            return new String(module.read(1_000, bytes.length), StandardCharsets.UTF_8);
        });
        assertThat(text).isEqualTo("HELLO, WöRLD");
    }

    @Test
    void moduleWithNeitherMemoryNorImports_works() {
        assertThat(number("bare-numbers", module -> module.call("factorial", 20)[0])).isEqualTo(2_432_902_008_176_640_000L);
        for (Function<ModuleInstance, Object> access : List.<Function<ModuleInstance, Object>> of(module -> module.read(0, 1),
                ModuleInstance::memorySize, module -> {
                    module.write(0, new byte[1]);
                    return null;
                })) {
            assertThatThrownBy(() -> use("bare-numbers", access)).isInstanceOf(PluginCommunicationException.class)
                    .hasMessageContaining("the plugin's module exports no memory under the name 'memory'.");
        }
        assertThatThrownBy(() -> use("bare-numbers", module -> module.call("forever")))
                .isInstanceOf(PluginCallDepthException.class);
        assertThat(number("bare-numbers", module -> module.call("factorial", 3)[0])).isEqualTo(6);
    }

    @Test
    void instance_keepsItsStateUntilItFails() {
        Function<ModuleInstance, Long> count = module -> module.call("count")[0];
        assertThat(number("bare", count)).isEqualTo(1);
        assertThat(number("bare", count)).isEqualTo(2);
        assertFails(module -> module.call("trap"), PluginTrapException.class,
                "Plugin bare 1.0.0, call 'trap': the plugin's code trapped: ");
        assertThat(number("bare", count)).isEqualTo(1);
        assertFails(module -> {
            throw new IllegalArgumentException("own");
        }, PluginExecutionException.class, "Plugin bare 1.0.0, use the module: the application's function failed:"
                + " java.lang.IllegalArgumentException: own");
        assertThat(number("bare", count)).isEqualTo(1);
    }

    @Test
    void failureThatTheFunctionCatches_endsTheInstanceToo() {
        String caught = use("bare", module -> {
            module.call("count");
            assertThatThrownBy(() -> module.call("trap")).isInstanceOf(PluginTrapException.class);
            assertThatThrownBy(() -> module.call("count")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be used after a call of it failed");
            assertThatThrownBy(() -> module.read(0, 1)).isInstanceOf(IllegalStateException.class);
            return "caught";
        });
        assertThat(caught).isEqualTo("caught");
        assertThat(number("bare", module -> module.call("count")[0])).isEqualTo(1);
    }

    @Test
    void loop_isStopped() {
        assertFails(module -> module.call("loop"), PluginTimeoutException.class, "allowed: 500 ms");
        assertThat(number("bare", module -> module.call("count")[0])).isEqualTo(1);
    }

    @Test
    void loopWhoseEndTheFunctionCatches_cannotGoOn() {
        assertFails(module -> {
            while (true) {
                try {
                    module.call("loop");
                } catch (PluginException e) {
                    // Ignored: the task continues.
                }
            }
        }, PluginTimeoutException.class, "allowed: 500 ms");
    }

    @Test
    void memory_isLimited() {
        assertThat(number("bare", module -> {
            module.call("grow", 3);
            return module.memorySize();
        })).isEqualTo(4 * PAGE);
        assertFails(module -> module.call("grow_or_trap", 100), PluginMemoryLimitException.class,
                "Plugin bare 1.0.0, call 'grow_or_trap': it failed after its memory");
    }

    @Test
    void pointers_areUnsignedAndChecked() {
        assertFails(module -> module.read(module.call("high_pointer")[0], 1), PluginCommunicationException.class,
                "Plugin bare 1.0.0, read from memory: the plugin gave the pointer 2147483648 and the length 1, which is outside"
                        + " of its memory of 65536 bytes.");
        for (long[] range : new long[][] { { PAGE, 1 }, { PAGE - 1, 2 }, { -1, 1 }, { -1, 900 }, { 0xFFFF_FFFFL, 1 } }) {
            assertFails(module -> module.read(range[0], range[1]), PluginCommunicationException.class, "outside of its memory");
            assertFails(module -> {
                module.write(range[0], new byte[(int) range[1]]);
                return null;
            }, PluginCommunicationException.class, "there is no room for " + range[1] + " bytes at the pointer ");
        }
        for (long pointer : new long[] { 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE - 1L }) {
            assertFails(module -> module.read(pointer, 1), PluginCommunicationException.class, "has more than 32 bits");
            assertFails(module -> module.read(0, pointer), PluginCommunicationException.class, "has more than 32 bits");
        }
        assertFails(module -> module.read(0, 1_001), PluginLimitException.class, "max_response_size");
        assertFails(module -> module.read(0, -1), PluginLimitException.class, "4294967295 bytes");
        assertThat(bytes("bare", module -> module.read(PAGE - 1, 1))).hasSize(1);
        assertThat(bytes("bare", module -> module.read(PAGE, 0))).isEmpty();
    }

    @Test
    void unknownExport_isNamedWithTheNearest() {
        assertFails(module -> module.call("ad"), PluginExecutionException.class,
                "Plugin bare 1.0.0, call 'ad': the module exports no such function; did you mean 'add'?");
        assertFails(module -> module.call("memory"), PluginExecutionException.class, "the module exports no such function");
        assertFails(module -> module.call("xxxxxxxxxxxx\n"), PluginExecutionException.class,
                "the module exports no such function; it exports [add, add_double, ");
    }

    @Test
    void wrongArguments_areRefused() {
        assertFails(module -> module.call("add", 1), PluginExecutionException.class,
                "Plugin bare 1.0.0, call 'add': it got 1 arguments; the function has the type (i32, i32) -> i32.");
        assertFails(module -> module.call("add", 1, 2, 3), PluginExecutionException.class, "it got 3 arguments");
        assertFails(module -> module.call("add", 1L << 32, 2), PluginExecutionException.class,
                "argument 1 is 4294967296, which has more than the 32 bits of the function's type (i32, i32) -> i32.");
        assertFails(module -> module.call("reference", 1), PluginExecutionException.class,
                "only i32, i64, f32 and f64 can be given and taken.");
    }

    @Test
    void instanceThatIsKept_isRefused() {
        var kept = new AtomicReference<ModuleInstance>();
        use("bare", module -> {
            kept.set(module);
            return null;
        });
        assertThatThrownBy(() -> kept.get().call("count")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was given back when the function that it was handed to returned");
        assertThatThrownBy(() -> kept.get().read(0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get().write(0, new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get().memorySize()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void instanceOnAnotherThread_isRefused() {
        use("bare", module -> {
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> module.call("count"), workers).join())
                    .isInstanceOf(CompletionException.class).cause().isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("which runs the function that it was handed to; it was used on ");
            return module.call("count");
        });
    }

    @Test
    void callsInParallel_haveTheInstanceOneAfterTheOther() {
        container(Set.of());
        var calls = new ArrayList<CompletableFuture<Long>>();
        for (int i = 0; i < 50; i++) {
            calls.add(container.manager().module("bare").call(module -> module.call("count")[0]).subscribeAsCompletionStage());
        }
        assertThat(calls.stream().map(CompletableFuture::join).toList()).doesNotHaveDuplicates().contains(1L, 50L);
    }

    @Test
    void hostFunctionsOfOtherModules_areCalled() {
        use("bare", module -> {
            module.write(100, "a note".getBytes(StandardCharsets.UTF_8));
            module.call("call_note", 100, 6);
            assertThat(module.call("call_twice", -21)).containsExactly(-42);
            return null;
        });
        assertThat(notes).containsExactly("a note");
        assertFails(module -> module.call("call_note", 65_530, 100), PluginCommunicationException.class,
                "which is outside of its memory of 65536 bytes.");
        assertFails(module -> module.call("call_text", 1), PluginCommunicationException.class,
                "the plugin's module has no place"
                        + " for 6 bytes: it would have to export a memory 'memory' and a function 'alloc' (i32) -> i32.");
    }

    @Test
    void hostFunctionThatIsNotPermitted_isDenied() {
        container(Set.of("note"));
        assertFails(module -> module.call("call_twice", 1), PermissionDeniedException.class, "'twice'");
    }

    @Test
    void eventToABareModule_isRefused() {
        container(Set.of());
        assertThatThrownBy(() -> container.manager().sendEvent(PluginEvent.to("bare", "do", null)).await().atMost(BOUND))
                .isInstanceOf(EventNotSupportedException.class)
                .hasMessage("Plugin bare 1.0.0, admit an event: the plugin is a bare module ('abi: none' in its plugin.yaml),"
                        + " which handles no events; call its exports through PluginManager.module.");
        assertThat(container.manager().publish(PublishedEvent.of("do", null)).collect().asList().await().atMost(BOUND))
                .extracting(answer -> answer.plugin().value()).doesNotContain("bare");
    }

    @Test
    void moduleThatIsAPlugin_isRefused() {
        container(Set.of());
        assertThatThrownBy(() -> container.manager().module("minimal")).isInstanceOf(PluginException.class)
                .hasMessage(
                        "Plugin minimal 1.0.0, find the module: the plugin is no bare module, which would have 'abi: none' in"
                                + " its plugin.yaml; send it one of the events that it lists, [*].");
        assertThatThrownBy(() -> container.manager().module("bar")).isInstanceOf(PluginNotFoundException.class)
                .hasMessageContaining("did you mean 'bare'?");
    }

    private static PluginManifest manifest(String id, Set<String> functions, boolean bare) {
        PluginManifest other = Manifests.of(id, SerializationFormat.JSON);
        var limits = new ResourceLimits(Duration.ofMillis(500), 20 * PAGE, 100, 1_000);
        return other.toBuilder().events(bare ? List.of() : other.events()).dependencies(List.of())
                .permissions(PermissionSet.of(functions, Set.of(), limits, Capabilities.NONE))
                .execution(ExecutionSettings.of(ExecutionModel.WORKER, 1, false, Set.of())).config(Map.of()).build();
    }

    private record Env(HostFunctionSignature signature, UnaryOperator<Object> body) implements HostFunctionHandler {

        static Env of(String name, Class<?> parameter, Class<?> result, UnaryOperator<Object> body) {
            return new Env(new HostFunctionSignature("env", name, List.of(HostType.of(parameter)), HostType.of(result)), body);
        }

        @Override
        public Object call(HostContext context, Object[] arguments) {
            return body.apply(arguments[0]);
        }
    }

    private PluginContainer container(Set<String> functions) {
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(module(manifest.id().value())),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));
        container = PluginContainer.builder(workers).runtime(runtime).minStartTime(Duration.ofSeconds(10))
                .hostFunctions(List.of(Env.of("note", String.class, void.class, text -> {
                    notes.add((String) text);
                    return null;
                }), Env.of("twice", int.class, int.class, number -> (int) number * 2),
                        Env.of("text", int.class, String.class, number -> "text " + number)))
                .plugins(List.of(manifest("bare", functions, true), manifest("bare-numbers", Set.of(), true),
                        manifest("minimal", Set.of(), false)))
                .build();
        container.start();
        return container;
    }

    private <T> T use(String id, Function<ModuleInstance, T> work) {
        if (container == null) {
            container(Set.of("note", "twice", "text"));
        }
        return container.manager().module(id).<T> call(work).await().atMost(BOUND);
    }

    private long number(String id, Function<ModuleInstance, Long> work) {
        return use(id, work);
    }

    private byte[] bytes(String id, Function<ModuleInstance, byte[]> work) {
        return use(id, work);
    }

    protected final void assertFails(Function<ModuleInstance, ?> work, Class<? extends Exception> type, String message) {
        assertThatThrownBy(() -> use("bare", work)).isInstanceOf(type).hasMessageContaining(message);
    }
}
