package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The host holds no more after good and hostile calls than before. Several threads mix them for {@code -Dsoak.seconds=}. */
class SoakTest {

    private static final Logger LOG = Logger.getLogger(SoakTest.class);

    private static final long SECONDS = Long.getLong("soak.seconds", 5);
    private static final int THREADS = 8;
    private static final int WARM_UP_CALLS = 3_000;
    private static final int TRAPS = 10_000;

    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    private final SoakHost host = new SoakHost(THREADS);
    private final SoakCalls calls = new SoakCalls(host);
    private final LongAdder good = new LongAdder();
    private final LongAdder hostile = new LongAdder();

    @AfterEach
    void end() throws InterruptedException {
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        host.end();
    }

    @Test
    void mixedCalls_leaveTheHostAsItWas() throws Exception {
        fromAllThreads(this::warmUp);
        Census before = census();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        fromAllThreads(random -> {
            while (System.nanoTime() - end < 0) {
                call(random);
            }
        });
        Census after = census();
        LOG.infof("%d s, %d good calls, %d hostile calls: before %s, after %s", SECONDS, good.sum(), hostile.sum(), before,
                after);
        after.assertNoMoreThan(before);
        assertThat(after.instances()).isEqualTo(2L * THREADS);
        assertThat(host.interruptsLeft()).isZero();
        assertThat(good.sum()).isPositive();
        assertThat(hostile.sum()).isPositive();
    }

    @Test
    void tenThousandTraps_leaveTheHeapAsItWas() throws Exception {
        fromAllThreads(this::warmUp);
        Census before = census();
        fromAllThreads(random -> {
            for (int i = 0; i < TRAPS / THREADS; i++) {
                calls.trap(random);
            }
        });
        Census after = census();
        LOG.infof("%d traps: before %s, after %s", TRAPS, before, after);
        after.assertNoMoreThan(before);
    }

    private void warmUp(Random random) {
        for (int i = 0; i < WARM_UP_CALLS / THREADS; i++) {
            call(random);
        }
    }

    private void call(Random random) {
        int kind = random.nextInt(100);
        if (kind < 90) {
            calls.good(random);
            good.increment();
            return;
        }
        if (kind < 95) {
            calls.trap(random);
        } else {
            calls.hostile(random);
        }
        hostile.increment();
    }

    private Census census() throws InterruptedException {
        awaitEndOfSpareThreads();
        new InstanceExchange(host).run();
        return Census.take(host.runtime().open());
    }

    private interface Calls {
        void make(Random random);
    }

    /** Fails with the first failure of a thread, after all have ended. */
    private void fromAllThreads(Calls work) throws InterruptedException, ExecutionException {
        List<Callable<Void>> tasks = IntStream.range(0, THREADS).<Callable<Void>> mapToObj(i -> () -> {
            work.make(new Random(i));
            return null;
        }).toList();
        for (Future<Void> done : callers.invokeAll(tasks)) {
            done.get();
        }
    }

    /** Waits for the spare threads, which end some seconds after their last task. */
    private static void awaitEndOfSpareThreads() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("wasm-plugins-spare")) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
                assertThat(thread.isAlive()).as("a spare thread without work").isFalse();
            }
        }
    }
}
