package org.wasmplugins.wasm.chicory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.Hostile;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Compiled code checks for interrupts after the first one in its module, and not before. */
class InterruptPollsTest {

    private static final byte[] LOOP = Hostile.ENDLESS_LOOP.getBytes(UTF_8);
    private static final byte[] PING = Hostile.PING.getBytes(UTF_8);

    private final CompiledModule looping = module();
    private final CompiledModule other = module();
    private final PluginContainer loops = container(looping);
    private final PluginContainer others = container(other);

    @AfterEach
    void close() {
        loops.close();
        others.close();
    }

    @Test
    void timeOut_letsItsModuleLookFromThenOn() {
        assumeTrue(LoopSafepoints.everywhere(), "this JVM's collector has no safepoints in counted loops");
        send(loops, PING);
        send(others, PING);
        assertThat(looks(looping)).isFalse();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> send(loops, LOOP)).isInstanceOf(PluginTimeoutException.class);
            assertThat(looks(looping)).isTrue();
            send(loops, PING);
        }
        assertThat(looks(other)).as("another module").isFalse();
        send(others, PING);
    }

    @Test
    void jvmWithoutSafepointsInLoops_looksFromTheBeginning() {
        assertThat(looks(other)).isEqualTo(!LoopSafepoints.everywhere());
        assertThatThrownBy(() -> send(loops, LOOP)).isInstanceOf(PluginTimeoutException.class);
    }

    @Test
    void nativeExecutable_looksByTheEngineAlways() throws InvalidModuleException {
        ModuleClasses module = ModuleCompiler.compile(Guests.bytes("hostile"), "org.wasmplugins.test.Module",
                CompileTarget.NATIVE_EXECUTABLE);
        module.classes().forEach((name, bytes) -> assertThat(new String(bytes, ISO_8859_1))
                .as(name).doesNotContain("InterruptPolls"));
        PluginContainer container = container(module.entry());
        assertThatThrownBy(() -> send(container, LOOP)).isInstanceOf(PluginTimeoutException.class);
        container.close();
    }

    private static CompiledModule module() {
        try {
            return ModuleCompiler.compile(Guests.bytes("hostile"), "org.wasmplugins.test.Module").entry();
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }

    private static PluginContainer container(CompiledModule module) {
        WasmModule loaded = module.load();
        PluginContainer container = PluginContainer.builder(Runnable::run).hostFunctions(List.of(new SoakHost.Ping(() -> {
        })))
                .runtime(new WasmPluginRuntime(manifest -> Optional.of(loaded),
                        List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()))))
                .plugins(List.of(Manifests.of("hostile", SerializationFormat.RAW,
                        new ResourceLimits(Duration.ofMillis(50), 20 * 65_536, 100, 1_000))))
                .build();
        container.start();
        return container;
    }

    private static boolean looks(CompiledModule module) {
        return InterruptPolls.of(module.getClass()).isArmed();
    }

    private static void send(PluginContainer container, byte[] command) {
        container.calls().callAndWait(
                new PluginCall(PluginEvent.to("hostile", "call", command), HostType.ANY, Optional.empty(), Optional.empty()));
    }
}
