package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.ResourceLimit;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginLoadException;
import org.wasmplugins.exception.PluginMemoryLimitException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.container.PluginContainerBuilder;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Runs plugins that loop, leak, recurse and hang; the host must survive them, for each engine. */
public abstract class HostileContract {

    protected static final Duration TIME = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final long MEMORY = 20 * 65_536;
    private static final int DEPTH = 100;

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final AtomicReference<Runnable> ping = new AtomicReference<>(() -> {
    });
    private PluginContainer container;

    /** A guest, ready to be instantiated. */
    protected abstract WasmModule module(String guest);

    @BeforeEach
    void startHostile() {
        container = builder("hostile", TIME).minStartTime(LONG).build();
        container.start();
        assertServesAtAll();
    }

    @AfterEach
    void stop() throws InterruptedException {
        container.close();
        workers.shutdown();
        assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).as("every worker is free").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { Hostile.ENDLESS_LOOP, Hostile.ENDLESS_LOOP_BY_BR_IF, Hostile.ENDLESS_LOOP_BY_BR_TABLE,
            Hostile.ENDLESS_MEMORY_FILLS, Hostile.ENDLESS_BULK_COPIES, Hostile.ENDLESS_PINGS })
    void endlessLoop_isStopped(String command) {
        assertThatThrownBy(() -> send(command)).isInstanceOf(PluginTimeoutException.class)
                .hasMessageStartingWith("Plugin hostile 1.0.0, handle-event: it was stopped after ")
                .hasMessageContaining("allowed: 200 ms (permissions.resources.max_execution_time in its plugin.yaml");
        assertServes();
    }

    @Test
    void endlessTailCalls_areStopped() {
        assertThatThrownBy(() -> send(Hostile.ENDLESS_TAIL_CALLS)).isInstanceOf(PluginLimitException.class);
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(strings = { Hostile.ENDLESS_RECURSION, Hostile.ENDLESS_RECURSION_THROUGH_TABLE })
    void endlessRecursion_isStopped(String command) {
        assertThatThrownBy(() -> send(command)).isInstanceOf(PluginCallDepthException.class)
                .satisfies(e -> assertThat(((PluginLimitException) e).limit()).isEqualTo(ResourceLimit.CALL_DEPTH));
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(strings = { Hostile.LOOP_IN_ALLOC, Hostile.LOOP_IN_DEALLOC })
    void allocatorThatLoops_isStopped(String command) {
        assertThatThrownBy(() -> {
            send(command);
            // The pool chooses the instance: after two commands both allocators are spoiled.
            send(command);
            send(Hostile.NOTHING);
        }).isInstanceOf(PluginTimeoutException.class);
    }

    @Test
    void memoryBomb_isNamedWithItsNumbers() {
        assertThatThrownBy(() -> send(Hostile.MEMORY_BOMB)).isInstanceOf(PluginMemoryLimitException.class)
                .hasMessageStartingWith(
                        "Plugin hostile 1.0.0, handle-event: it failed after its memory of 1310720 bytes was not"
                                + " let grow by 65536 bytes; allowed: 1310720 bytes (permissions.resources.max_memory in its plugin.yaml");
        assertServes();
    }

    @Test
    void secondMemory_isInTheSameBudget() {
        assertThatThrownBy(() -> send(Hostile.SECOND_MEMORY_BOMB)).isInstanceOf(PluginMemoryLimitException.class)
                .hasMessageContaining("it failed after its memory of 1310720 bytes was not let grow by 65536 bytes");
        assertServes();
    }

    @Test
    void tableBomb_endsAtTheBound() {
        int size = ByteBuffer.wrap(send(Hostile.TABLE_BOMB)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        assertThat(size).isBetween(GuestAbi.MAX_TABLE_ELEMENTS - 10_000, GuestAbi.MAX_TABLE_ELEMENTS);
    }

    @Test
    void hostFunctionThatBlocks_isInterrupted() {
        var never = new CountDownLatch(1);
        ping.set(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        assertThatThrownBy(() -> send(Hostile.PING)).isInstanceOf(PluginTimeoutException.class)
                .hasCauseInstanceOf(HostFunctionException.class);
        assertServes();
    }

    @Test
    void hostFunctionThatSwallowsTheInterrupt_isFollowedByAnother() {
        var never = new CountDownLatch(1);
        ping.set(() -> {
            for (int i = 0; i < 3; i++) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    // ignored, as careless code does
                }
            }
        });
        assertThatThrownBy(() -> {
            send(Hostile.PING);
            send(Hostile.ENDLESS_LOOP);
        }).isInstanceOf(PluginTimeoutException.class);
        assertServes();
    }

    @Test
    void hostFunctionThatCallsThePluginAgain_waitsForAnotherInstanceAtMostItsTime() {
        ping.set(() -> {
            ping.set(() -> {
            });
            send(Hostile.PING);
        });
        assertThat(send(Hostile.PING)).isEmpty();
        assertServes();
    }

    @Test
    void hostFunctionThatCallsThePluginAgainWithoutEnd_isStopped() {
        ping.set(() -> send(Hostile.PING));
        assertThatThrownBy(() -> send(Hostile.PING)).isInstanceOf(PluginException.class);
        assertServes();
    }

    @Test
    void thousandTraps_leaveTheHostAsItWas() {
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> send(Hostile.MEMORY_BOMB)).isInstanceOf(PluginException.class);
        }
        assertServes();
    }

    @Test
    void startFunctionThatLoops_isStopped() {
        assertStartTimesOut("start-loops");
    }

    @Test
    void initializeThatLoops_isStopped() {
        assertStartTimesOut("initialize-loops");
    }

    @Test
    void disposeThatLoops_isStopped() {
        PluginContainer other = builder("dispose-loops", TIME).minStartTime(LONG).build();
        other.start();
        other.close();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void tableOverTheBound_isRefused() {
        try (PluginContainer other = container("table-large")) {
            assertThatThrownBy(other::start).isInstanceOf(PluginLoadException.class)
                    .hasMessage("Plugin table-large 1.0.0, load: The module's tables begin with 1000000 elements; allowed are"
                            + " 100000.");
        }
    }

    /** Warms up: the first calls in a JVM can exceed the plugin's time limit. */
    private void assertServesAtAll() {
        for (int i = 0; i < 20; i++) {
            try {
                send(Hostile.NOTHING);
            } catch (PluginTimeoutException e) {
                // try again
            }
        }
    }

    private PluginContainer container(String guest) {
        return builder(guest, TIME).build();
    }

    private PluginContainerBuilder builder(String guest, Duration time) {
        // Outside of any deadline: some engines compile here.
        WasmModule module = module(guest);
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(module),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));
        var limits = new ResourceLimits(time, MEMORY, DEPTH, 1_000);
        return PluginContainer.builder(workers).runtime(runtime).hostFunctions(List.of(new Ping()))
                .plugins(List.of(Manifests.of(guest, SerializationFormat.RAW, limits)));
    }

    private final class Ping implements HostFunctionHandler {

        @Override
        public HostFunctionSignature signature() {
            return new HostFunctionSignature("host", "ping", List.of(), HostType.of(void.class));
        }

        @Override
        public Object call(HostContext context, Object[] arguments) {
            ping.get().run();
            return null;
        }
    }

    protected final byte[] send(byte[] command) {
        return (byte[]) container.manager().sendEvent(PluginEvent.to("hostile", "do", command)).await()
                .atMost(Duration.ofSeconds(30)).data();
    }

    protected final byte[] send(String command) {
        return send(command.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes calls on both workers; no interrupt may be left on them. */
    private void assertServes() {
        for (int i = 0; i < 4; i++) {
            assertThat(send(Hostile.NOTHING)).isEmpty();
        }
    }

    /** Makes a call with that many frames, the one of plugin_handle_event included. */
    protected final void descend(int frames) {
        send(ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) Hostile.RECURSION.charAt(0)).putInt(frames - 1)
                .array());
    }

    private void assertStartTimesOut(String guest) {
        try (PluginContainer other = container(guest)) {
            assertThatThrownBy(other::start).isInstanceOf(PluginTimeoutException.class)
                    .hasMessageStartingWith("Plugin " + guest + " 1.0.0, start: it was stopped after ");
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
