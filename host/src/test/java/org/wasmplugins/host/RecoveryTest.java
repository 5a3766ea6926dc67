package org.wasmplugins.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.internal.access.HostFunctionRegistry;
import org.wasmplugins.host.internal.access.SecurityGuard;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.lifecycle.PluginLifecycle;
import org.wasmplugins.host.internal.lifecycle.PluginStarter;
import org.wasmplugins.host.internal.lifecycle.Starts;
import org.wasmplugins.lifecycle.PluginFailed;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.lifecycle.PluginReady;
import org.wasmplugins.lifecycle.PluginRestarting;

class RecoveryTest {

    private static final PluginId A = PluginId.of("a");

    private final FakeRuntime runtime = new FakeRuntime();
    private final List<PluginLifecycleEvent> events = new ArrayList<>();
    private final Queue<Runnable> timer = new ArrayDeque<>();
    private final List<Duration> delays = new ArrayList<>();

    private final Starts starts = new Starts(Fixtures.DEADLINES);
    private ManagedPlugin plugin;

    @Test
    void failClosed_throws() {
        failNextStarts();
        PluginStarter starter = starter(Recovery.of(FailureMode.FAIL_CLOSED));
        assertThatThrownBy(() -> starter.start(plugin)).hasMessageContaining("broken");
        assertThat(timer).isEmpty();
    }

    @Test
    void failOpen_startsWithoutThePlugin() {
        failNextStarts();
        starter(Recovery.of(FailureMode.FAIL_OPEN)).start(plugin);
        assertThat(plugin.state()).isEqualTo(PluginState.ERROR);
        assertThat(timer).isEmpty();
    }

    @Test
    void restart_comesLaterEachTimeUpToTheMaximum() {
        failNextStarts();
        starter(new Recovery(FailureMode.RESTART, null, Duration.ofSeconds(1), Duration.ofSeconds(5))).start(plugin);
        for (int i = 0; i < 4; i++) {
            timer.remove().run();
        }
        assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
                Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(events).filteredOn(PluginRestarting.class::isInstance)
                .extracting(event -> ((PluginRestarting) event).failedStarts())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(events).filteredOn(PluginFailed.class::isInstance).hasSize(5);
    }

    @Test
    void restart_endsWithAPluginThatIsReady() {
        failNextStarts();
        starter(Recovery.of(FailureMode.RESTART)).start(plugin);
        runtime.at("a load", () -> {
        });
        timer.remove().run();
        assertThat(plugin.state()).isEqualTo(PluginState.READY);
        assertThat(events).last().isInstanceOf(PluginReady.class);
        assertThat(timer).isEmpty();
    }

    @Test
    void restartAfterTheEnd_doesNothing() {
        failNextStarts();
        PluginStarter starter = starter(Recovery.of(FailureMode.RESTART));
        starter.start(plugin);
        starts.close(System.nanoTime());
        runtime.at("a load", () -> {
        });
        timer.remove().run();
        assertThat(plugin.state()).isEqualTo(PluginState.ERROR);
        assertThat(timer).isEmpty();
    }

    @Test
    void callOfAPluginThatFailsOpen_getsTheConfiguredAnswer() {
        runtime.handleEvents((instance, event) -> {
            throw new PluginTrapException(new PluginOperation(A, null, "handle-event"), "trap.");
        });
        PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime)
                .plugins(List.of(Fixtures.manifest("a")))
                .recovery(id -> new Recovery(FailureMode.FAIL_OPEN, Map.of("k", "v"), Duration.ofSeconds(1),
                        Duration.ofSeconds(1)))
                .build();
        container.start();
        try (container) {
            assertThat(container.manager().sendEvent(PluginEvent.to("a", Fixtures.EVENT_TYPE, null)).await().indefinitely())
                    .isEqualTo(PluginResponse.success(Map.of("k", "v")));
            assertThat(container.errors().recent(A)).hasSize(1);
            assertThatThrownBy(() -> container.manager().sendEvent(PluginEvent.to("a", "other", null)).await().indefinitely())
                    .isInstanceOf(EventNotSupportedException.class);
        }
    }

    @Test
    void delaysOutOfRange_areRefused() {
        assertThatThrownBy(() -> new Recovery(FailureMode.RESTART, null, Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recovery(FailureMode.RESTART, null, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PluginStarter starter(Recovery recovery) {
        PluginManifest manifest = Fixtures.manifest("a");
        plugin = new ManagedPlugin(manifest);
        var guard = new SecurityGuard(new HostFunctionRegistry(List.of()), List.of(manifest),
                Fixtures.services());
        var lifecycle = new PluginLifecycle(Fixtures.loader(runtime, guard, Fixtures.DEADLINES), events::add);
        return new PluginStarter(lifecycle, starts, id -> recovery, (task, delay) -> {
            timer.add(task);
            delays.add(delay);
        }, Runnable::run);
    }

    private void failNextStarts() {
        runtime.failAt("a load", new IllegalStateException("broken"));
    }
}
