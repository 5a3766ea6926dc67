package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginObserver;

/** The calls of the warm-up pass all links and leave no trace. */
class WarmUpTest {

    private static final PluginId A = PluginId.of("a");

    private final List<String> told = new ArrayList<>();
    private final FakeRuntime runtime = new FakeRuntime();
    private final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    private PluginContainer container = container().build();

    @Test
    void calls_goThroughContextAndWorkersToTheirEnds() {
        var contexts = new ArrayList<Runnable>();
        container = container().contextPropagation(task -> {
            contexts.add(task);
            return task;
        }).build();
        container.start();
        container.warmUp(List.of(new Recorder()));
        assertThat(told).containsExactly("call", "guest", "guest ended", "SUCCESS", "call");
        assertThat(workers.size()).isEqualTo(1);
        workers.runAll();
        assertThat(told).hasSize(8).endsWith("call", "guest", "guest ended", "SUCCESS");
        assertThat(contexts).hasSize(1);
        container.close();
    }

    @Test
    void nothing_canBeSeenOfThem() {
        var events = new ArrayList<String>();
        try (var log = new LogCapture("org.wasmplugins")) {
            container = container().observers(List.of(new Recorder()))
                    .listener(event -> events.add(event.getClass().getSimpleName())).build();
            container.start();
            List<String> journal = runtime.takeJournal();
            List<String> before = List.copyOf(events);
            List<String> lines = log.lines();
            told.clear();
            container.warmUp(List.of());
            workers.runAll();
            assertThat(journal).contains("a load");
            assertThat(runtime.takeJournal()).isEmpty();
            assertThat(told).isEmpty();
            assertThat(events).isEqualTo(before);
            assertThat(log.lines()).isEqualTo(lines);
        }
        assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsExactly(PluginState.READY);
        assertThat(container.manager().poolStatistics(A).orElseThrow())
                .isEqualTo(new PoolStatistics(1, 0, 1, 0, 1, Map.of(), 0, 0));
        assertThat(container.errors().recent(A)).isEmpty();
        assertThat(container.vitals(Duration.ZERO).stuckThreads()).isEmpty();
        container.close();
    }

    @Test
    void containerThatIsNotOpen_makesNoCalls() {
        container.warmUp(List.of(new Recorder()));
        container.start();
        container.close();
        container.warmUp(List.of(new Recorder()));
        assertThat(told).isEmpty();
        assertThat(workers.size()).isZero();
    }

    @Test
    void workersThatTakeNothing_endTheCallWithoutALine() {
        container.start();
        workers.reject(true);
        assertThat(linesOf(() -> container.warmUp(List.of(new Recorder())))).isEmpty();
        assertThat(told).endsWith("call", "ERROR");
        container.close();
    }

    @Test
    void contextThatCannotBeCaptured_endsTheCallWithoutALine() {
        container = container().contextPropagation(task -> {
            throw new IllegalStateException("no context");
        }).build();
        container.start();
        assertThat(linesOf(() -> container.warmUp(List.of(new Recorder())))).isEmpty();
        assertThat(told).endsWith("call", "ERROR");
        container.close();
    }

    @Test
    void callThatNoWorkerRuns_keepsContainerFromNothing() {
        container.start();
        container.warmUp(List.of(new Recorder()));
        container.close();
        assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsExactly(PluginState.DISPOSED);
        workers.runAll();
        assertThat(told).endsWith("guest ended", "SUCCESS");
    }

    private PluginContainerBuilder container() {
        return Fixtures.builder(workers).runtime(runtime).plugins(List.of(Fixtures.manifest("a")));
    }

    private static List<String> linesOf(Runnable work) {
        try (var log = new LogCapture("org.wasmplugins")) {
            work.run();
            return log.lines();
        }
    }

    private final class Recorder implements PluginObserver, CallObserver {

        @Override
        public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
            told.add("call");
            return this;
        }

        @Override
        public void guestStarted(Duration waited) {
            told.add("guest");
        }

        @Override
        public void guestEnded(Duration took, long memoryBytes) {
            told.add("guest ended");
        }

        @Override
        public void ended(CallOutcome outcome, Duration took, PluginException failure) {
            told.add(outcome.name());
        }
    }
}
