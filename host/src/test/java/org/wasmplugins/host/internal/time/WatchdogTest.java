package org.wasmplugins.host.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.Fixtures;

import com.sun.management.ThreadMXBean;

/** The watchdog's own thread. */
@Timeout(60)
class WatchdogTest {

    private final CompletableFuture<Thread> thread = new CompletableFuture<>();
    private final Watchdog watchdog = new Watchdog(() -> {
        thread.complete(Thread.currentThread());
        return System.nanoTime();
    });
    private final Deadlines deadlines = new Deadlines(System::nanoTime, watchdog);

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void threadThatWasIdleAtALook_isWatchedAgain() {
        var calls = ThreadCalls.ofThisThread();
        for (int i = 0; i < 2; i++) {
            var call = new Deadline(Thread.currentThread(), System.nanoTime(), 0, null, null, () -> {
            });
            ThreadCalls.begin(calls, call);
            watchdog.watch(calls);
            watchdog.tick();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(call.finish()).isTrue();
            ThreadCalls.end(calls, call);
            watchdog.tick();
        }
    }

    @Test
    void twoWatchdogs_lookAfterTheSameThread() {
        var other = new Watchdog(() -> 0);
        var others = new Deadlines(() -> 0, other);
        deadlines.within(Fixtures.manifest("a"), "call", Duration.ofDays(1), () -> {
            others.within(Fixtures.manifest("b"), "call", Duration.ofDays(1), () -> null);
            var inner = new Deadline(Thread.currentThread(), System.nanoTime(), 0, null, Deadlines.current(), () -> {
            });
            ThreadCalls.begin(ThreadCalls.ofThisThread(), inner);
            watchdog.tick();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(inner.finish()).isTrue();
            ThreadCalls.end(ThreadCalls.ofThisThread(), inner);
            return null;
        });
    }

    /** Otherwise what the inner call throws when it is stopped would end the outer one, and not the outer one's time. */
    @Test
    void callsWhoseTimeIsOverTogether_areAllOverBeforeAThreadIsStopped() {
        long now = System.nanoTime();
        for (int i = 1; i <= 100; i++) {
            var calls = new ArrayList<Deadline>();
            var seen = new ArrayList<Boolean>();
            var stopped = new Thread(() -> {
            }) {
                @Override
                public void interrupt() {
                    calls.forEach(call -> seen.add(call.isOver()));
                }
            };
            calls.add(new Deadline(stopped, now, -i, null, null, () -> {
            }));
            calls.add(new Deadline(stopped, now, 1 - i, null, calls.get(0), () -> {
            }));
            var threads = calls.stream().map(WatchdogTest::threadWith).toList();
            threads.forEach(watchdog::watch);

            watchdog.tick();

            threads.forEach(thread -> ThreadCalls.forget(thread, ThreadCalls.innermost(thread)));
            assertThat(seen).hasSize(4).doesNotContain(false);
        }
    }

    @Test
    void idleThread_sleepsAndWakesForNextCall() throws Exception {
        watchdog.start();
        for (int call = 0; call < 2; call++) {
            awaitState(Thread.State.WAITING);
            assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(this::blockFor20Millis);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void threadThatHasWork_stopsIt() {
        watchdog.start();
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(this::blockFor20Millis)
                .withCauseInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.allowed()).isEqualTo("20 ms"));
    }

    @Test
    void thread_keepsNoApplicationAlive() throws Exception {
        watchdog.start();
        assertThat(startedThread().isDaemon()).isTrue();
        assertThat(startedThread().getName()).isEqualTo("wasm-plugins-watchdog");
    }

    @Test
    void close_stopsThread() throws Exception {
        watchdog.start();
        startedThread();
        deadlines.close();
        awaitState(Thread.State.TERMINATED);
    }

    @Test
    void close_stopsThreadThatSleeps() throws Exception {
        watchdog.start();
        awaitState(Thread.State.WAITING);
        watchdog.close();
        awaitState(Thread.State.TERMINATED);
    }

    @Test
    void looksThatFail_areFollowedByOthersEvenIfNobodyCanBeTold() {
        var failures = new AtomicInteger(5);
        var failing = new Watchdog(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new OutOfMemoryError("as the test says");
            }
            return System.nanoTime();
        });
        var logger = Logger.getLogger("org.wasmplugins.host.Watchdog");
        var full = new FullHandler();
        logger.addHandler(full);
        try (var deadlines = new Deadlines(System::nanoTime, failing)) {
            failing.start();
            assertThatExceptionOfType(PluginTimeoutException.class)
                    .isThrownBy(() -> deadlines.within(Fixtures.manifest("a"), "block", Duration.ofMillis(20), () -> {
                        Fixtures.block();
                        return null;
                    }));
        } finally {
            logger.removeHandler(full);
        }
        assertThat(failures).hasNonPositiveValue();
    }

    private static final class FullHandler extends Handler {

        @Override
        public void publish(LogRecord record) {
            throw new OutOfMemoryError("as the test says, in the log");
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is kept
        }
    }

    @Test
    void threadThatCannotBeStopped_hidesNoOther() {
        long now = System.nanoTime();
        var stopped = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            watchdog.watch(threadWith(new Deadline(new Thread() {
                @Override
                public void interrupt() {
                    stopped.incrementAndGet();
                    throw new OutOfMemoryError("as the test says");
                }
            }, now, 0, null, null, () -> {
            })));
        }

        watchdog.tick();

        assertThat(stopped).hasValue(3);
    }

    @Test
    void threadThatEnded_isStartedAgainForTheNextCall() {
        var made = new AtomicInteger();
        try (var mortal = new Watchdog(System::nanoTime,
                work -> made.getAndIncrement() == 0 ? new Thread(() -> {
                }) : new Thread(work))) {
            var mortals = new Deadlines(System::nanoTime, mortal);
            mortal.start();
            awaitDeath(mortal);

            assertThatExceptionOfType(PluginTimeoutException.class)
                    .isThrownBy(() -> mortals.within(Fixtures.manifest("a"), "block", Duration.ofMillis(20), () -> {
                        Fixtures.block();
                        return null;
                    }));
        }
        assertThat(made).hasValue(2);
    }

    private static void awaitDeath(Watchdog watchdog) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (watchdog.vitals(Duration.ofDays(1)).watchdogAlive()) {
            assertThat(System.nanoTime() - end).as("time until the thread is gone").isNegative();
            Thread.onSpinWait();
        }
    }

    /** Where there is none left, limits of time hold all the same. */
    @Test
    void look_needsNoMemory() {
        long now = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            watchdog.watch(
                    threadWith(new Deadline(Thread.currentThread(), now, Duration.ofDays(1).toNanos(), null, null, () -> {
                    })));
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 100; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                watchdog.tick();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes for a hundred looks").isZero();
    }

    @Test
    void closeBeforeStart_isHarmless() {
        assertThatCode(watchdog::close).doesNotThrowAnyException();
    }

    private static AtomicReferenceArray<Object> threadWith(Deadline call) {
        var calls = new AtomicReferenceArray<Object>(2);
        ThreadCalls.begin(calls, call);
        return calls;
    }

    private void blockFor20Millis() {
        deadlines.within(Fixtures.manifest("a"), "block", Duration.ofMillis(20), () -> {
            Fixtures.block();
            return null;
        });
    }

    private Thread startedThread() throws Exception {
        return thread.get(10, TimeUnit.SECONDS);
    }

    private void awaitState(Thread.State state) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (startedThread().getState() != state) {
            assertThat(System.nanoTime() - end).as("time until the thread is " + state).isNegative();
            Thread.onSpinWait();
        }
    }
}
