package org.wasmplugins.host.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.container.Calls;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.internal.time.UsualTime;

/** The effects of time in a pool, and its size. The test moves the clock and runs the timer's tasks. */
class PoolMaintenanceTest extends DrivenPools {

    private static final PoolSettings SETTINGS = new PoolSettings(1, OptionalInt.empty(), Duration.ofMinutes(5),
            Duration.ZERO, Duration.ofSeconds(10), 5);

    @Test
    void leaseThatIsFree_setsNoTimer() {
        InstancePool pool = pool(2, SETTINGS);
        acquired(pool).close();
        try (Lease lease = acquired(pool)) {
            lease.instance();
        }
        assertThat(timer).isEmpty();
    }

    @Test
    void callThatWaitsTooLong_isRefusedWithTheNumbers() {
        InstancePool pool = pool(1, SETTINGS);
        Lease lease = acquired(pool);
        CompletableFuture<Lease> first = pool.acquire();
        pass(Duration.ofSeconds(4));
        CompletableFuture<Lease> second = pool.acquire();
        assertThat(delays).as("one task for all").containsExactly(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(6));
        ring();
        assertThat(first).as("what follows belongs on a worker").isNotDone();
        workers.runAll();
        assertThat(Calls.failureOf(first)).isExactlyInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("it waited for 10000 ms; allowed: 10000 ms; other waiting calls: 1");
        assertThat(second).isNotDone();
        assertThat(delays).endsWith(Duration.ofSeconds(4));
        lease.close();
        assertThat(second).isCompleted();
        assertThat(pool.statistics()).extracting(PoolStatistics::timedOut, PoolStatistics::inUse).containsExactly(1L, 1);
    }

    @Test
    void callThatWaitsInItsThread_isRefusedThoughAllWorkersAreBusy() {
        InstancePool pool = pool(1, SETTINGS);
        acquired(pool);
        CompletableFuture<Lease> waiting = pool.acquire(Runnable::run, Long.MAX_VALUE);
        workers.reject(true);
        pass(Duration.ofSeconds(10));
        ring();
        assertThat(Calls.failureOf(waiting)).isInstanceOf(PluginOverloadedException.class);
    }

    @Test
    void callWhoseCallerWaitsLess_leavesTheQueueAtThatTime() {
        InstancePool pool = pool(1, SETTINGS);
        acquired(pool);
        CompletableFuture<Lease> patient = pool.acquire();
        CompletableFuture<Lease> hasty = pool.acquire(Runnable::run, Duration.ofSeconds(1).toNanos());
        assertThat(delays).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        timer.remove(1).run();
        assertThat(Calls.failureOf(hasty)).isExactlyInstanceOf(PluginOverloadedException.class)
                .hasMessageContaining("it waited for 1000 ms, and the rest of its caller's time is less than the plugin needs;"
                        + " other waiting calls: 1");
        assertThat(patient).isNotDone();
        assertThat(pool.statistics().waiting()).isEqualTo(1);
    }

    /** The call is refused before the timer rings. */
    @Test
    void leaseThatComesTooLateForTheFirst_goesToTheNext() {
        InstancePool pool = pool(1, SETTINGS);
        Lease lease = acquired(pool);
        CompletableFuture<Lease> late = pool.acquire(Runnable::run, Duration.ofSeconds(1).toNanos());
        CompletableFuture<Lease> next = pool.acquire();
        pass(Duration.ofSeconds(1));
        lease.close();
        assertThat(Calls.failureOf(late)).isExactlyInstanceOf(PluginOverloadedException.class);
        assertThat(next).isCompleted();
    }

    @Test
    void neededTime_isAtMostHalfOfWhatThereIs() {
        var usual = new UsualTime();
        assertThat(usual.needed(1_000)).isZero();
        usual.took(100);
        assertThat(usual.needed(1_000)).isEqualTo(100);
        usual.took(500);
        assertThat(usual.needed(1_000)).isEqualTo(200);
        assertThat(usual.needed(100)).isEqualTo(50);
    }

    @Test
    void refusalThatNoWorkerTakes_isGivenAllTheSame() {
        InstancePool pool = pool(1, SETTINGS);
        acquired(pool);
        CompletableFuture<Lease> waiting = pool.acquire();
        workers.reject(true);
        pass(Duration.ofSeconds(10));
        ring();
        assertThat(waiting).isCompletedExceptionally();
    }

    @Test
    void callThatGotItsLease_isNotRefusedLater() {
        InstancePool pool = pool(1, SETTINGS);
        Lease lease = acquired(pool);
        CompletableFuture<Lease> waiting = pool.acquire();
        lease.close();
        pass(Duration.ofSeconds(10));
        ring();
        workers.runAll();
        assertThat(waiting).isCompleted();
        assertThat(timer).as("nobody waits").isEmpty();
    }

    @Test
    void unusedInstances_areDisposedOnAWorkerDownToTheLeast() {
        InstancePool pool = pool(3, SETTINGS);
        use(pool, 3);
        runtime.takeJournal();
        assertThat(delays).containsExactly(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        ring();
        assertThat(runtime.takeJournal()).isEmpty();
        workers.runAll();
        assertThat(runtime.takeJournal()).as("the one used last stays").containsExactly("a#1 on-before-dispose", "a#1 dispose",
                "a#1 close", "a#2 on-before-dispose", "a#2 dispose", "a#2 close");
        assertThat(pool.statistics()).extracting(PoolStatistics::idle, PoolStatistics::created).containsExactly(1, 3L);
        assertThat(pool.statistics().discarded()).containsEntry(DiscardCause.IDLE, 2L);
        assertThat(timer).isEmpty();
    }

    @Test
    void instanceThatNobodyEverUsed_isDisposedWhereNoneIsKept() {
        InstancePool pool = pool(2,
                new PoolSettings(0, OptionalInt.empty(), SETTINGS.idleTimeout(), Duration.ZERO, SETTINGS.maxWait(), 0));
        pool.prepare();
        assertThat(delays).containsExactly(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        ring();
        workers.runAll();
        assertThat(runtime.takeJournal()).endsWith("a#1 on-before-dispose", "a#1 dispose", "a#1 close");
        assertThat(pool.statistics().idle()).isZero();
        assertThat(pool.statistics().discarded()).containsEntry(DiscardCause.IDLE, 1L);
        assertThat(timer).isEmpty();
    }

    @Test
    void instanceOfTheStart_setsNoTimerWhereOneIsKept() {
        pool(2, SETTINGS).prepare();
        assertThat(timer).isEmpty();
    }

    @Test
    void instanceInUse_isNotTakenAway() {
        InstancePool pool = pool(2, SETTINGS);
        use(pool, 2);
        pass(Duration.ofMinutes(4));
        Lease busy = acquired(pool);
        pass(Duration.ofMinutes(1));
        ring();
        workers.runAll();
        assertThat(pool.statistics()).extracting(PoolStatistics::idle, PoolStatistics::inUse).containsExactly(0, 1);
        busy.close();
        assertThat(pool.statistics().idle()).isEqualTo(1);
    }

    @Test
    void instanceUsedMeanwhile_staysUntilItsOwnTime() {
        InstancePool pool = pool(2, SETTINGS);
        use(pool, 2);
        pass(Duration.ofMinutes(4));
        use(pool, 2);
        pass(Duration.ofMinutes(1));
        ring();
        workers.runAll();
        assertThat(pool.statistics().idle()).isEqualTo(2);
        assertThat(delays).endsWith(Duration.ofMinutes(4));
    }

    @Test
    void fill_makesTheLeastOnWorkersOneAfterTheOther() {
        InstancePool pool = pool(4,
                new PoolSettings(3, OptionalInt.empty(), SETTINGS.idleTimeout(), Duration.ZERO, SETTINGS.maxWait(), 0));
        pool.prepare();
        pool.maintenance().fill(Fixtures.DEADLINES);
        assertThat(pool.statistics().created()).isEqualTo(1);
        assertThat(workers.size()).isEqualTo(1);
        workers.runAll();
        assertThat(pool.statistics()).extracting(PoolStatistics::created, PoolStatistics::idle, PoolStatistics::inUse)
                .containsExactly(3L, 3, 0);
    }

    @Test
    void fill_stopsAtTheFirstFailureAndLosesNoPlace() {
        InstancePool pool = pool(2,
                new PoolSettings(2, OptionalInt.empty(), SETTINGS.idleTimeout(), Duration.ZERO, SETTINGS.maxWait(), 0));
        pool.prepare();
        runtime.failAt("a#2 initialize", Fixtures.initializationFailure("a"));
        pool.maintenance().fill(Fixtures.DEADLINES);
        workers.runAll();
        assertThat(workers.size()).isZero();
        assertThat(List.of(acquired(pool), acquired(pool))).hasSize(2);
    }

    @Test
    void fillThatNoWorkerTakes_losesNoPlace() {
        InstancePool pool = pool(2,
                new PoolSettings(2, OptionalInt.empty(), SETTINGS.idleTimeout(), Duration.ZERO, SETTINGS.maxWait(), 0));
        workers.reject(true);
        pool.maintenance().fill(Fixtures.DEADLINES);
        assertThat(List.of(acquired(pool), acquired(pool))).hasSize(2);
    }

    @Test
    void maxSize_lowersTheManifestsAndReplacesTheProcessors() {
        var three = new PoolSettings(1, OptionalInt.of(3), SETTINGS.idleTimeout(), Duration.ZERO, SETTINGS.maxWait(), 0);
        assertThat(three.mostOf(plugin("a").instances(5).manifest())).isEqualTo(3);
        assertThat(three.mostOf(plugin("a").instances(2).manifest())).isEqualTo(2);
        assertThat(three.mostOf(plugin("a").instances(0).manifest())).isEqualTo(3);
        assertThat(three.mostOf(stateful())).isEqualTo(1);
        assertThat(SETTINGS.mostOf(plugin("a").instances(0).manifest())).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void statefulPlugin_keepsItsInstanceWhateverTheLeastIs() {
        var none = new PoolSettings(0, OptionalInt.empty(), SETTINGS.idleTimeout(), Duration.ZERO, SETTINGS.maxWait(), 0);
        assertThat(none.leastOf(stateful())).isEqualTo(1);
        assertThat(none.leastOf(plugin("a").instances(2).manifest())).isZero();
    }

    @Test
    void settingsOutOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(-1, OptionalInt.empty(), Duration.ofSeconds(1),
                Duration.ZERO, Duration.ofSeconds(1), 0)).withMessage("minSize must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(0, OptionalInt.of(0), Duration.ofSeconds(1),
                Duration.ZERO, Duration.ofSeconds(1), 0)).withMessage("maxSize must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(
                () -> new PoolSettings(0, OptionalInt.empty(), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 0))
                .withMessage("idleTimeout must be more than zero");
        assertThatIllegalArgumentException().isThrownBy(
                () -> new PoolSettings(0, OptionalInt.empty(), Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, 0))
                .withMessage("maxWait must be more than zero");
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(0, OptionalInt.empty(), Duration.ofSeconds(1),
                Duration.ofNanos(-1), Duration.ofSeconds(1), 0)).withMessage("restAfter must not be negative");
    }

    private static PluginManifest stateful() {
        return plugin("a").stateful().manifest();
    }
}
