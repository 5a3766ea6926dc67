package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.Puppet;
import org.wasmplugins.wasm.PuppetHost;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.engine.WasmModule;

/** A pool that packs its idle instances at once, while several threads call them. */
class RestingCallsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int THREADS = 4;
    private static final int INSTANCES = 3;
    private static final int CALLS = 2_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void instances_answerAsIfTheyNeverRested() throws Exception {
        answer(Modules.compiled("puppet"));
    }

    @Test
    void instancesOfASnapshot_answerAsIfTheyNeverRested() throws Exception {
        answer(Modules.snapshot("puppet"));
    }

    private static PluginManifest puppet() {
        PluginManifest plugin = Manifests.of("puppet", SerializationFormat.RAW);
        return plugin.toBuilder().execution(
                ExecutionSettings.of(ExecutionModel.WORKER, INSTANCES, false, plugin.execution().interpretedFunctions()))
                .build();
    }

    private void answer(WasmModule module) throws Exception {
        var runtime = new CountingRuntime(new WasmPluginRuntime(manifest -> Optional.of(module), List.of()));
        var settings = new PoolSettings(INSTANCES, OptionalInt.empty(), Duration.ofMinutes(5), Duration.ofNanos(1), BOUND,
                THREADS);
        var host = new PuppetHost();
        try (PluginContainer container = PluginContainer.builder(threads).runtime(runtime).pools(plugin -> settings)
                .hostFunctions(
                        Stream.of("greet", "forbidden").map(name -> host.hostFunction("host", name).orElseThrow()).toList())
                .plugins(List.of(puppet())).build()) {
            container.start();
            List<Callable<Void>> callers = IntStream.range(0, THREADS).<Callable<Void>> mapToObj(thread -> () -> {
                for (int call = 0; call < CALLS; call++) {
                    String text = thread + " says " + call;
                    assertThat(send(container, Puppet.ANSWER + text)).isEqualTo(text);
                    assertThat(send(container, Puppet.LIVE_BLOCKS)).as("blocks that are allocated").isEqualTo("\1\0\0\0");
                }
                return null;
            }).toList();
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
            assertThat(runtime.made()).isEqualTo(INSTANCES);
            assertThat(runtime.rests()).as("rests").isGreaterThan(INSTANCES);
        }
        assertThat(runtime.open()).isZero();
    }

    private static String send(PluginContainer container, String command) {
        PluginEvent event = PluginEvent.to("puppet", "do", command.getBytes(StandardCharsets.UTF_8));
        return new String((byte[]) container.manager().sendEvent(event).await().atMost(BOUND).data(), StandardCharsets.UTF_8);
    }
}
