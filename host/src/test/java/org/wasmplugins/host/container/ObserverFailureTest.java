package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.internal.access.HostFunctionRegistry;
import org.wasmplugins.host.internal.access.SecurityGuard;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.lifecycle.PluginLifecycle;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.Watchdog;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.lifecycle.PluginReady;

/** Observers and callers act at a bad moment. */
class ObserverFailureTest {

    private final FakeRuntime runtime = new FakeRuntime();

    @Test
    void observerThatThrowsAnError_changesNothing() {
        try (PluginContainer container = builder("a", "b").listener(event -> {
            throw new AssertionError("observer");
        }).build()) {
            container.start();
            assertThat(container.manager().getAllPlugins()).extracting(PluginInfo::state).containsOnly(PluginState.READY);
        }
    }

    @Test
    void observerThatThrows_keepsNoErrorFromBeingRemembered() {
        runtime.failAt("a load", new IllegalStateException("broken"));
        try (PluginContainer container = builder("a").listener(event -> {
            throw new IllegalStateException("observer");
        }).build()) {
            assertThatThrownBy(container::start).hasMessageContaining("broken");
            assertThat(container.errors().recent(PluginId.of("a"))).hasSize(1);
        }
    }

    @Test
    void observerThatClosesTheContainer_endsTheStart() {
        var container = new AtomicReference<PluginContainer>();
        container.set(builder("a", "b").listener(event -> {
            if (event instanceof PluginReady) {
                container.get().close();
            }
        }).build());
        assertThatThrownBy(container.get()::start).isInstanceOf(IllegalStateException.class)
                .hasMessage("The plugins were closed while they started.");
        assertThat(container.get().manager().getAllPlugins()).extracting(PluginInfo::state)
                .containsExactly(PluginState.DISPOSED, PluginState.UNLOADED);
    }

    @Test
    void observers_haveTimeOfTheirOwn() {
        var events = new ArrayList<PluginLifecycleEvent>();
        var now = new long[1];
        PluginManifest manifest = Fixtures.manifest("a");
        var guard = new SecurityGuard(new HostFunctionRegistry(List.of()), List.of(manifest),
                Fixtures.services());
        var watchdog = new Watchdog(() -> now[0]);
        var lifecycle = new PluginLifecycle(Fixtures.loader(runtime, guard, new Deadlines(() -> now[0], watchdog)), event -> {
            events.add(event);
            now[0] += 3_600_000_000_000L;
            watchdog.tick();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
        var plugin = new ManagedPlugin(manifest);
        lifecycle.start(plugin, exhausted -> {
        }, Deadlines.NOBODY);
        assertThat(plugin.state()).isEqualTo(PluginState.READY);
        assertThat(events).hasSize(4);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void callCancelledBeforeItsWorkerRuns_doesNotRun() {
        var tasks = new ArrayList<Runnable>();
        var handled = new ArrayList<Object>();
        runtime.handleEvents((instance, event) -> {
            handled.add(event.data());
            return PluginResponse.success(null);
        });
        try (PluginContainer container = Fixtures.builder(tasks::add).runtime(runtime).plugins(List.of(Fixtures.manifest("a")))
                .build()) {
            container.start();
            container.manager().sendEvent(PluginEvent.to("a", Fixtures.EVENT_TYPE, 1)).subscribe().with(response -> {
            }).cancel();
            container.manager().sendEvent(PluginEvent.to("a", Fixtures.EVENT_TYPE, 2)).subscribe().with(response -> {
            });
            while (!tasks.isEmpty()) {
                tasks.remove(0).run();
            }
        }
        assertThat(handled).containsExactly(2);
    }

    private PluginContainerBuilder builder(String... ids) {
        return PluginContainer.builder(Runnable::run).runtime(runtime)
                .plugins(List.of(ids).stream().map(Fixtures::manifest).toList());
    }
}
