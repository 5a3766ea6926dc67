package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.Capabilities;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A guest calls the host at every depth around the end of the JVM's stack: host code runs whole, or not at all. */
class StackEdgeTest {

    private static final int NOTHING = 0;
    private static final int CHANNEL = 1;
    private static final int PING = 3;
    private static final int STACK_BYTES = 512 * 1_024;

    /** The frames of an application's host function: a realistic number, and half of the reserve even if interpreted. */
    private static final int HOST_FRAMES = 400;

    /** The guest frames in which the reserve begins, and some more on both sides. */
    private static final int SWEPT_FRAMES = 900;
    private static final int MOST_ROUNDS = 20;

    private final ExecutorService workers = Executors.newFixedThreadPool(2,
            task -> new Thread(null, task, "small-stack", STACK_BYTES));
    private final List<Throwable> brokenHostCode = new ArrayList<>();
    private PluginContainer container;
    private int hostCalls;

    @BeforeEach
    void start() {
        container = container("stack-edge", "minimal");
    }

    @AfterEach
    void stop() {
        container.close();
        workers.shutdown();
    }

    @ParameterizedTest
    @ValueSource(ints = { CHANNEL, 2, PING })
    void hostCodeAtTheEndOfTheStack_runsWholeOrNotAtAll(int what) {
        int refused = 0;
        // The JVM may compile the guest meanwhile, which makes its frames smaller.
        for (int round = 0; round < MOST_ROUNDS && refused == 0; round++) {
            refused = sweep(deepest(), what);
        }
        assertThat(refused).as("calls near the end").isPositive();
        assertThat(brokenHostCode).isEmpty();
        assertThat(call("victim", 0, 0, NOTHING)).isEmpty();
        assertThat(call("stack-edge", 0, 0, what)).isEmpty();
    }

    /** The host keeps errors, so their stack traces must be short. */
    @Test
    void failureDeepInAGuest_keepsLittleOfTheStack() {
        PluginException failure = call("stack-edge", 90_000, 0, NOTHING).orElseThrow();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.getStackTrace()).as(cause.toString()).hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void hostCodeFarFromTheEnd_runs() {
        assertThat(call("stack-edge", 50, 10, PING)).isEmpty();
        assertThat(hostCalls).isOne();
    }

    private PluginContainer container(String guest, String victim) {
        Map<String, WasmModule> modules = Map.of(guest, Modules.compiled(guest), "victim", Modules.compiled(victim));
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(modules.get(manifest.id().value())),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));
        PluginContainer made = PluginContainer.builder(workers).runtime(runtime).hostFunctions(List.of(new Ping()))
                .plugins(List.of(manifest(guest), manifest("victim"))).build();
        made.start();
        return made;
    }

    private static PluginManifest manifest(String id) {
        PluginManifest manifest = Manifests.of(id, SerializationFormat.RAW);
        return manifest.toBuilder().dependencies(List.of())
                .permissions(PermissionSet.of(Set.of("ping"), Set.of(PluginId.of("victim")),
                        new ResourceLimits(Duration.ofSeconds(10), 10_000_000, 100_000, 1_000), Capabilities.NONE))
                .execution(ExecutionSettings.of(ExecutionModel.WORKER, 1, false, Set.of())).config(Map.of()).build();
    }

    private final class Ping implements HostFunctionHandler {

        @Override
        public HostFunctionSignature signature() {
            return new HostFunctionSignature("host", "ping", List.of(), HostType.of(void.class));
        }

        @Override
        public Object call(HostContext context, Object[] arguments) {
            hostCalls++;
            try {
                descend(HOST_FRAMES);
            } catch (StackOverflowError e) {
                brokenHostCode.add(e);
            }
            return null;
        }

        private int descend(int frames) {
            return frames == 0 ? 0 : descend(frames - 1) + 1;
        }
    }

    private Optional<PluginException> call(String plugin, int large, int small, int what) {
        ByteBuffer input = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(large).putInt(small).putInt(what);
        try {
            container.manager().sendEvent(PluginEvent.to(plugin, "do", input.array())).await().atMost(Duration.ofSeconds(30));
            return Optional.empty();
        } catch (PluginException e) {
            return Optional.of(e);
        }
    }

    /** The most large frames for which the guest itself has room. */
    private int deepest() {
        int fits = 0;
        int doesNot = 100_000;
        while (doesNot - fits > 1) {
            int middle = (fits + doesNot) / 2;
            if (call("stack-edge", middle, 0, NOTHING).isEmpty()) {
                fits = middle;
            } else {
                doesNot = middle;
            }
        }
        return fits;
    }

    /** Returns the number of refused calls. */
    private int sweep(int deepest, int what) {
        int refused = 0;
        for (int large = deepest + 2; large > Math.max(0, deepest - SWEPT_FRAMES); large--) {
            Optional<PluginException> failure = call("stack-edge", large, large % 4, what);
            failure.ifPresent(e -> assertThat(e).isInstanceOf(PluginCallDepthException.class));
            refused += failure.isPresent() ? 1 : 0;
            assertThat(container.manager().poolStatistics(PluginId.of("victim")).orElseThrow().inUse())
                    .as("places of the other plugin in use after %d frames of %d", large, deepest).isZero();
        }
        return refused;
    }
}
