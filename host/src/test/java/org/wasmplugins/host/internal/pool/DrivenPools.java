package org.wasmplugins.host.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.internal.observe.Observers;

/** Pools whose clock the test moves, and whose timer and workers it runs. */
abstract class DrivenPools {

    final FakeRuntime runtime = new FakeRuntime();
    final Fixtures.HandDrivenExecutor workers = new Fixtures.HandDrivenExecutor();
    final List<Duration> delays = new ArrayList<>();
    final List<Runnable> timer = new ArrayList<>();
    private long now;

    /** Makes a pool of plugin {@code a}. */
    final InstancePool pool(int instances, PoolSettings settings) {
        PluginManifest manifest = plugin("a").instances(instances).manifest();
        var lifecycle = new InstanceLifecycle(runtime.load(manifest), Fixtures.DEADLINES);
        return new InstancePool(new InstanceFactory(manifest, lifecycle, failure -> {
        }, Observers.NONE), settings, new PoolScheduler(() -> now, (task, delay) -> {
            timer.add(task);
            delays.add(delay);
        }, workers));
    }

    final void pass(Duration time) {
        now += time.toNanos();
    }

    /** Runs the timer's oldest task. */
    final void ring() {
        timer.remove(0).run();
    }

    static Lease acquired(InstancePool pool) {
        CompletableFuture<Lease> lease = pool.acquire();
        assertThat(lease).isCompleted();
        return lease.join();
    }

    /** Uses so many instances at the same time, and gives them back in order. */
    static void use(InstancePool pool, int instances) {
        List<Lease> leases = IntStream.range(0, instances).mapToObj(i -> acquired(pool)).toList();
        leases.forEach(Lease::instance);
        leases.forEach(Lease::close);
    }
}
