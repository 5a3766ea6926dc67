package org.wasmplugins.host.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wasmplugins.exception.PluginOverloadedException;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.PoolSettings;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.container.Calls;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.LogCapture;

/** Instances that stay idle are packed. */
class IdlePackingTest extends DrivenPools {

    private static final Duration PACK_AFTER = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(5);

    @Test
    void unusedInstance_isPackedOnAWorkerAfterItsTime() {
        InstancePool pool = pool(1);
        use(pool, 1);
        assertThat(delays).containsExactly(PACK_AFTER);
        pass(PACK_AFTER);
        ring();
        assertThat(packed()).isEmpty();
        workers.runAll();
        assertThat(packed()).containsExactly("a#1 rest");
        assertThat(pool.statistics()).extracting(PoolStatistics::idle, PoolStatistics::inUse).containsExactly(1, 0);
        assertThat(timer).as("there is none that could").isEmpty();
    }

    @Test
    void instanceOfTheStart_isPackedToo() {
        InstancePool pool = pool(1);
        pool.prepare();
        packIdle();
        assertThat(packed()).containsExactly("a#1 rest");
    }

    @Test
    void instances_arePackedOneAfterTheOtherFromTheOneThatIsUnusedForLongest() {
        use(pool(3), 3);
        pass(PACK_AFTER);
        ring();
        var steps = new ArrayList<String>();
        while (workers.size() > 0) {
            assertThat(workers.size()).isEqualTo(1);
            workers.runNext();
            steps.addAll(packed());
        }
        assertThat(steps).containsExactly("a#1 rest", "a#2 rest", "a#3 rest");
    }

    @Test
    void instanceUsedMeanwhile_staysUnpackedUntilItsOwnTime() {
        InstancePool pool = pool(1);
        use(pool, 1);
        pass(Duration.ofSeconds(20));
        use(pool, 1);
        pass(Duration.ofSeconds(10));
        ring();
        workers.runAll();
        assertThat(packed()).isEmpty();
        assertThat(delays).containsExactly(PACK_AFTER, Duration.ofSeconds(20));
        pass(Duration.ofSeconds(20));
        ring();
        workers.runAll();
        assertThat(packed()).containsExactly("a#1 rest");
    }

    @Test
    void instanceInUse_isNotPacked() {
        InstancePool pool = pool(1);
        use(pool, 1);
        try (Lease lease = acquired(pool)) {
            packIdle();
            assertThat(lease.instance()).hasToString("a#1");
            assertThat(packed()).isEmpty();
            assertThat(timer).isEmpty();
        }
        packIdle();
        assertThat(packed()).containsExactly("a#1 rest");
    }

    @Test
    void packedInstance_isPackedAgainOnlyAfterItWasUsed() {
        InstancePool pool = pool(2);
        use(pool, 2);
        packIdle();
        assertThat(packed()).hasSize(2);
        use(pool, 1);
        packIdle();
        assertThat(packed()).containsExactly("a#2 rest");
    }

    @Test
    void packedInstances_areUsedLast() {
        InstancePool pool = pool(3);
        use(pool, 3);
        packIdle();
        use(pool, 1);
        List<Lease> leases = List.of(acquired(pool), acquired(pool), acquired(pool));
        assertThat(leases).extracting(lease -> lease.instance().toString()).as("the one used last first")
                .containsExactly("a#3", "a#2", "a#1");
    }

    @Test
    void timeUntilDisposal_isThatSinceTheLastUse() {
        InstancePool pool = pool(3, settings(1, IDLE, 0));
        use(pool, 3);
        assertThat(delays).as("one for each purpose").containsExactlyInAnyOrder(PACK_AFTER, IDLE);
        pass(PACK_AFTER);
        timer.remove(delays.indexOf(PACK_AFTER)).run();
        workers.runAll();
        assertThat(packed()).hasSize(3);
        use(pool, 1);
        pass(IDLE.minus(PACK_AFTER));
        timer.forEach(Runnable::run);
        workers.runAll();
        assertThat(runtime.takeJournal()).filteredOn(step -> step.endsWith(" close")).as("the one that was used stays")
                .containsExactly("a#1 close", "a#2 close");
    }

    @Test
    void instanceWhoseTimeEndsWhileItIsPacked_isDisposed() {
        InstancePool pool = pool(1, settings(0, PACK_AFTER.plusSeconds(1), 0));
        use(pool, 1);
        pass(PACK_AFTER);
        runtime.at("a#1 rest", () -> {
            pass(Duration.ofSeconds(1));
            ring();
        });
        timer.remove(delays.indexOf(PACK_AFTER)).run();
        workers.runAll();
        assertThat(runtime.takeJournal()).endsWith("a#1 rest", "a#1 on-before-dispose", "a#1 dispose", "a#1 close");
        assertThat(pool.statistics().discarded()).containsEntry(DiscardCause.IDLE, 1L);
    }

    @Test
    void standbyInstances_arePackedAtOnce() {
        InstancePool pool = pool(3);
        pool.prepare();
        pool.maintenance().fill(Fixtures.DEADLINES);
        workers.runAll();
        assertThat(packed()).containsExactly("a#2 rest", "a#3 rest");
        assertThat(acquired(pool).instance()).as("the one that is awake").hasToString("a#1");
        assertThat(pool.statistics().idle()).isEqualTo(2);
    }

    @Test
    void standbyInstanceThatComesWhileAnotherIsPacked_isNotTakenForTheOlder() {
        InstancePool pool = pool(3, settings(2, IDLE, 0));
        use(pool, 1);
        pass(PACK_AFTER);
        ring();
        runtime.at("a#1 rest", () -> {
            pool.maintenance().fill(Fixtures.DEADLINES);
            workers.runNext();
        });
        workers.runAll();
        assertThat(List.of(acquired(pool), acquired(pool))).extracting(lease -> lease.instance().toString())
                .containsExactly("a#2", "a#1");
    }

    @Test
    void zero_isNever() {
        var never = new PoolSettings(2, OptionalInt.empty(), IDLE, Duration.ZERO, Duration.ofSeconds(10), 0);
        InstancePool pool = pool(2, never);
        pool.prepare();
        pool.maintenance().fill(Fixtures.DEADLINES);
        workers.runAll();
        use(pool, 2);
        assertThat(timer).isEmpty();
        assertThat(packed()).isEmpty();
    }

    @Test
    void callThatComesMeanwhile_getsTheInstanceNextThoughNoneMayWait() {
        InstancePool pool = pool(1);
        use(pool, 1);
        var calls = new ArrayList<CompletableFuture<Lease>>();
        var statistics = new ArrayList<PoolStatistics>();
        runtime.at("a#1 rest", () -> {
            statistics.add(pool.statistics());
            calls.add(pool.acquire());
            calls.add(pool.acquire());
            statistics.add(pool.statistics());
        });
        packIdle();
        assertThat(statistics).as("nobody uses it").extracting(PoolStatistics::idle, PoolStatistics::inUse,
                PoolStatistics::waiting).containsExactly(tuple(1, 0, 0), tuple(1, 0, 1));
        assertThat(packed()).containsExactly("a#1 rest");
        assertThat(calls.get(0).join().instance()).hasToString("a#1");
        assertThat(Calls.failureOf(calls.get(1))).isInstanceOf(PluginOverloadedException.class);
        assertThat(Calls.failureOf(pool.acquire())).as("the place was for that time alone")
                .isInstanceOf(PluginOverloadedException.class);
    }

    @Test
    void timerThatRingsMeanwhile_startsNoSecondRound() {
        InstancePool pool = pool(3);
        var waiting = new ArrayList<Integer>();
        use(pool, 3);
        pass(PACK_AFTER);
        ring();
        runtime.at("a#1 rest", () -> {
            use(pool, 1);
            pass(PACK_AFTER);
            ring();
            waiting.add(workers.size());
        });
        workers.runAll();
        assertThat(waiting).as("tasks for workers").containsExactly(0);
        assertThat(packed()).containsExactly("a#1 rest", "a#2 rest", "a#3 rest");
    }

    @Test
    void packingThatNoWorkerTakes_comesLater() {
        InstancePool pool = pool(1);
        use(pool, 1);
        workers.reject(true);
        packIdle();
        assertThat(packed()).isEmpty();
        assertThat(delays).containsExactly(PACK_AFTER, PACK_AFTER);
        workers.reject(false);
        packIdle();
        assertThat(packed()).containsExactly("a#1 rest");
    }

    @Test
    void packingThatFails_isLoggedAndTheInstanceServesOn() {
        InstancePool pool = pool(1);
        use(pool, 1);
        var failure = new OutOfMemoryError("full");
        runtime.failAt("a#1 rest", failure);
        try (var log = new LogCapture("org.wasmplugins.host.Instances")) {
            packIdle();
            assertThat(log.records()).singleElement().satisfies(line -> {
                assertThat(line.getMessage())
                        .isEqualTo("WASMP014: Plugin a 1.2.0: an instance that nobody uses could not give up its memory.");
                assertThat(line.getThrown()).isSameAs(failure);
            });
        }
        assertThat(timer).as("it is not told again and again").isEmpty();
        assertThat(acquired(pool).instance()).hasToString("a#1");
    }

    @Test
    void poolThatIsClosedMeanwhile_endsTheInstance() {
        InstancePool pool = pool(1);
        use(pool, 1);
        runtime.at("a#1 rest", () -> pool.close(() -> Duration.ofSeconds(1)));
        packIdle();
        assertThat(runtime.takeJournal()).endsWith("a#1 rest", "a#1 on-before-dispose", "a#1 dispose", "a#1 close");
        assertThat(pool.statistics()).extracting(PoolStatistics::idle, PoolStatistics::inUse).containsExactly(0, 0);
    }

    @Test
    void closedPool_packsNothing() {
        InstancePool pool = pool(1);
        use(pool, 1);
        pool.close(() -> Duration.ofSeconds(1));
        packIdle();
        assertThat(packed()).isEmpty();
        assertThat(timer).isEmpty();
    }

    private static PoolSettings settings(int least, Duration idle, int waiting) {
        return new PoolSettings(least, OptionalInt.empty(), idle, PACK_AFTER, Duration.ofSeconds(10), waiting);
    }

    /** Makes a pool that keeps all its instances. */
    private InstancePool pool(int instances) {
        return pool(instances, settings(instances, IDLE, 0));
    }

    private List<String> packed() {
        return runtime.takeJournal().stream().filter(step -> step.endsWith(" rest")).toList();
    }

    private void packIdle() {
        pass(PACK_AFTER);
        ring();
        workers.runAll();
    }
}
