package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.engine.WasmModule;

/**
 * Logs the time of a call of a fresh plugin and of another one; {@code -Dfresh.rounds=100} gives figures. The guests' names
 * show the size of their memory.
 */
class FreshTimesTest {

    private static final Logger LOG = Logger.getLogger(FreshTimesTest.class);
    private static final int ROUNDS = Integer.getInteger("fresh.rounds", 1);
    private static final int CALLS = 2_000;

    @Test
    void freshCall_isAnsweredAsAnyOther() {
        for (Map.Entry<String, String> guest : Map.of("minimal", "64 KiB", "mebibyte", "1 MiB").entrySet()) {
            try (PluginContainer fresh = container(guest.getKey(), true);
                    PluginContainer other = container(guest.getKey(), false)) {
                var times = new long[2][ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    times[0][round] = nanosOfACall(fresh, guest.getKey());
                    times[1][round] = nanosOfACall(other, guest.getKey());
                }
                LOG.infof("%s: fresh %d ns, otherwise %d ns of processor time for a call, medians of %d rounds",
                        guest.getValue(), median(times[0]), median(times[1]), ROUNDS);
            }
        }
    }

    private static long nanosOfACall(PluginContainer container, String guest) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < CALLS; i++) {
            assertThat(container.calls().callAndWait(PluginCall.of(PluginEvent.to(guest, "do", new byte[] { 1 }))).success())
                    .isTrue();
        }
        return (threads.getCurrentThreadCpuTime() - start) / CALLS;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static PluginContainer container(String guest, boolean fresh) {
        PluginManifest manifest = Manifests.of(guest, SerializationFormat.RAW);
        PluginManifest plugin = manifest.toBuilder().dependencies(List.of())
                .execution(ExecutionSettings.of(ExecutionModel.WORKER, 1, false, Set.of()).withFresh(fresh)).config(Map.of())
                .build();
        WasmModule module = Modules.compiled(guest);
        PluginContainer container = PluginContainer.builder(Runnable::run)
                .runtime(new WasmPluginRuntime(any -> Optional.of(module), List.of()))
                .plugins(List.of(plugin)).build();
        container.start();
        return container;
    }
}
