package org.wasmplugins.host.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.container.Calls;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.runtime.Plugin;

class InstancePoolTest {

    private static final String DISPOSED = "Plugin a 1.2.0, acquire an instance: the plugin is disposed and handles no "
            + "more events.";

    private final FakeRuntime runtime = new FakeRuntime();

    @Test
    void newPool_makesNoInstance() {
        InstancePool pool = pool(2, 2);
        acquired(pool);
        assertThat(runtime.takeJournal()).isEmpty();
    }

    @Test
    void instance_isMadeOncePerLease() {
        Lease lease = acquired(pool(1, 0));
        assertThat(lease.instance()).isSameAs(lease.instance());
        assertThat(runtime.takeJournal()).containsExactly("a#1 new", "a#1 on-load", "a#1 initialize", "a#1 on-ready");
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 7 })
    void leases_areNeverMoreThanInstances(int instances) {
        InstancePool pool = pool(instances, 10);
        List<Lease> leases = IntStream.range(0, instances).mapToObj(i -> acquired(pool)).toList();
        assertThat(leases.stream().map(Lease::instance).distinct()).hasSize(instances);
        CompletableFuture<Lease> waiting = acquire(pool);
        assertThat(waiting).isNotDone();
        leases.get(0).close();
        assertThat(waiting).isDone();
        assertThat(acquire(pool)).isNotDone();
    }

    @Test
    void waiters_areServedInOrder() {
        InstancePool pool = pool(1, 3);
        Lease lease = acquired(pool);
        Plugin instance = lease.instance();
        var served = new ArrayList<String>();
        var waiting = new ArrayList<CompletableFuture<Lease>>();
        for (var name : List.of("first", "second", "third")) {
            waiting.add(acquire(pool));
            waiting.get(waiting.size() - 1).thenAccept(next -> {
                assertThat(next.instance()).isSameAs(instance);
                served.add(name);
            });
        }
        lease.close();
        assertThat(served).containsExactly("first");
        waiting.get(0).join().close();
        assertThat(served).containsExactly("first", "second");
        waiting.get(1).join().close();
        assertThat(served).containsExactly("first", "second", "third");
    }

    @Test
    void newcomer_doesNotOvertakeWaiters() {
        InstancePool pool = pool(1, 2);
        Lease lease = acquired(pool);
        CompletableFuture<Lease> first = acquire(pool);
        lease.close();
        CompletableFuture<Lease> second = acquire(pool);
        assertThat(first).isDone();
        assertThat(second).isNotDone();
    }

    @Test
    void tooManyWaiters_areRefused() {
        InstancePool pool = pool(2, 3);
        List<Lease> leases = List.of(acquired(pool), acquired(pool));
        List<CompletableFuture<Lease>> waiting = IntStream.range(0, 3).mapToObj(i -> acquire(pool)).toList();
        assertThat(Calls.failureOf(acquire(pool))).isExactlyInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("busy instances: 2 of 2; waiting calls: 3 of 3");
        leases.get(0).close();
        assertThat(waiting.get(0)).isDone();
        assertThat(acquire(pool)).as("the place that became free").isNotDone();
    }

    @Test
    void poolWithoutWaiting_refusesAtOnce() {
        InstancePool pool = pool(1, 0);
        Lease lease = acquired(pool);
        assertThat(Calls.failureOf(acquire(pool))).isExactlyInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("busy instances: 1 of 1; waiting calls: 0 of 0");
        lease.close();
        assertThat(acquire(pool)).isCompleted();
    }

    @Test
    void instanceGivenBack_isUsedAgain() {
        InstancePool pool = pool(2, 0);
        Plugin instance = use(pool);
        assertThat(use(pool)).isSameAs(instance);
        assertThat(runtime.takeJournal()).containsOnlyOnce("a#1 new").doesNotContain("a#2 new");
    }

    @Test
    void instanceUsedLast_isUsedFirst() {
        InstancePool pool = pool(2, 0);
        List<Lease> leases = List.of(acquired(pool), acquired(pool));
        Plugin last = leases.get(1).instance();
        leases.get(0).instance();
        leases.forEach(Lease::close);
        assertThat(use(pool)).isSameAs(last);
    }

    @Test
    void instanceNotReusable_isClosedAndReplaced() {
        InstancePool pool = pool(1, 0);
        Lease lease = acquired(pool);
        spoil(lease.instance());
        runtime.takeJournal();
        lease.close();
        assertThat(runtime.takeJournal()).as("no hook of a broken instance runs").containsExactly("a#1 close");
        assertThat(use(pool)).hasToString("a#2");
    }

    @Test
    void instanceNotReusable_isReplacedForWaiter() {
        InstancePool pool = pool(1, 1);
        Lease lease = acquired(pool);
        spoil(lease.instance());
        CompletableFuture<Lease> waiting = acquire(pool);
        CompletableFuture<Boolean> closedBefore = waiting.thenApply(next -> runtime.takeJournal().contains("a#1 close"));
        lease.close();
        assertThat(closedBefore).isCompletedWithValue(true);
        assertThat(waiting.join().instance()).hasToString("a#2");
    }

    @Test
    void failureToMakeInstance_freesPlace() {
        PluginInitializationException failure = Fixtures.initializationFailure("a");
        runtime.failAt("a#1 initialize", failure);
        InstancePool pool = pool(1, 0);
        Lease lease = acquired(pool);
        assertThatThrownBy(lease::instance).isSameAs(failure);
        lease.close();
        assertThat(runtime.takeJournal()).endsWith("a#1 initialize", "a#1 close");
        assertThat(use(pool)).hasToString("a#2");
    }

    @Test
    void failureToMakeInstance_passesPlaceOn() {
        runtime.failAt("a#1 new", Fixtures.initializationFailure("a"));
        InstancePool pool = pool(1, 1);
        Lease lease = acquired(pool);
        CompletableFuture<Lease> waiting = acquire(pool);
        assertThatThrownBy(lease::instance).isInstanceOf(RuntimeException.class);
        lease.close();
        assertThat(waiting.join().instance()).hasToString("a#2");
    }

    @Test
    void errorWhileMakingInstance_closesIt() {
        var failure = new StackOverflowError();
        runtime.failAt("a#1 on-load", failure);
        Lease lease = acquired(pool(1, 0));
        assertThatThrownBy(lease::instance).isSameAs(failure);
        assertThat(runtime.takeJournal()).containsExactly("a#1 new", "a#1 on-load", "a#1 close");
    }

    @Test
    void leaseClosedTwice_givesBackOnce() {
        InstancePool pool = pool(1, 2);
        Lease lease = acquired(pool);
        CompletableFuture<Lease> first = acquire(pool);
        CompletableFuture<Lease> second = acquire(pool);
        lease.close();
        lease.close();
        assertThat(first).isDone();
        assertThat(second).isNotDone();
    }

    @Test
    void leaseThatWasNotUsed_givesPlaceBack() {
        InstancePool pool = pool(1, 0);
        acquired(pool).close();
        assertThat(acquire(pool)).isCompleted();
        assertThat(runtime.takeJournal()).isEmpty();
    }

    @Test
    void close_failsWaiters() {
        InstancePool pool = pool(1, 2);
        Lease lease = acquired(pool);
        List<CompletableFuture<Lease>> waiting = List.of(acquire(pool), acquire(pool));
        pool.close(() -> Duration.ofSeconds(1));
        assertThat(waiting).allSatisfy(call -> assertThat(Calls.failureOf(call))
                .isExactlyInstanceOf(PluginExecutionException.class).hasMessage(DISPOSED));
        lease.close();
    }

    @Test
    void closedPool_givesNoLease() {
        InstancePool pool = pool(1, 2);
        pool.close(() -> Duration.ofSeconds(1));
        assertThat(Calls.failureOf(acquire(pool))).isExactlyInstanceOf(PluginExecutionException.class)
                .hasMessage(DISPOSED);
    }

    @Test
    void close_endsIdleInstancesAtOnceAndLeasedOnesLater() {
        InstancePool pool = pool(2, 0);
        Lease idle = acquired(pool);
        Lease leased = acquired(pool);
        idle.instance();
        leased.instance();
        idle.close();
        runtime.takeJournal();
        pool.close(() -> Duration.ofSeconds(1));
        assertThat(runtime.takeJournal()).containsExactly("a#1 on-before-dispose", "a#1 dispose", "a#1 close");
        leased.close();
        assertThat(runtime.takeJournal()).containsExactly("a#2 on-before-dispose", "a#2 dispose", "a#2 close");
    }

    @Test
    void closingTwice_endsInstancesOnce() {
        InstancePool pool = pool(1, 0);
        use(pool);
        pool.close(() -> Duration.ofSeconds(1));
        runtime.takeJournal();
        pool.close(() -> Duration.ofSeconds(1));
        assertThat(runtime.takeJournal()).isEmpty();
    }

    @Test
    void instanceThatFailsInDispose_doesNotKeepOthersFromEnding() {
        InstancePool pool = pool(2, 0);
        List<Lease> leases = List.of(acquired(pool), acquired(pool));
        leases.forEach(Lease::instance);
        leases.forEach(Lease::close);
        runtime.failAt("a#2 dispose", new IllegalStateException("will not"));
        runtime.takeJournal();
        pool.close(() -> Duration.ofSeconds(1));
        assertThat(runtime.takeJournal()).containsExactly("a#2 on-before-dispose", "a#2 dispose", "a#2 close",
                "a#1 on-before-dispose", "a#1 dispose", "a#1 close");
    }

    private InstancePool pool(int instances, int maxWaiting) {
        PluginManifest manifest = plugin("a").instances(instances).manifest();
        return Fixtures.pool(manifest, new InstanceLifecycle(runtime.load(manifest), Fixtures.DEADLINES), maxWaiting,
                failure -> {
                });
    }

    private static CompletableFuture<Lease> acquire(InstancePool pool) {
        return pool.acquire().toCompletableFuture();
    }

    private static Lease acquired(InstancePool pool) {
        CompletableFuture<Lease> lease = acquire(pool);
        assertThat(lease).isCompleted();
        return lease.join();
    }

    private static Plugin use(InstancePool pool) {
        try (Lease lease = acquired(pool)) {
            return lease.instance();
        }
    }

    private static void spoil(Plugin instance) {
        ((FakeRuntime.Instance) instance).spoil();
    }
}
