package org.wasmplugins.host.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.Fixtures;

/** Work that ends in the moment in which its time does. */
@Timeout(60)
class DeadlineRaceTest {

    private static final int RACES = 10_000;
    private static final int MAX_NANOS = 40_000;
    private static final PluginManifest PLUGIN = Fixtures.manifest("a");

    private final Watchdog watchdog = new Watchdog(System::nanoTime);
    private final Deadlines deadlines = new Deadlines(System::nanoTime, watchdog);
    private final Thread ticking = new Thread(this::tick, "ticking");
    private final Random random = new Random(42);
    private volatile boolean stopped;

    @BeforeEach
    void startTicking() {
        ticking.start();
    }

    @AfterEach
    void stopTicking() throws InterruptedException {
        stopped = true;
        ticking.join();
    }

    private void tick() {
        while (!stopped) {
            watchdog.tick();
        }
    }

    @Test
    void interrupt_neverOutlivesItsWork() {
        int stoppedWorks = 0;
        for (int race = 0; race < RACES; race++) {
            boolean fails = random.nextBoolean();
            if (isStopped(fails)) {
                stoppedWorks++;
            }
            assertThatNothingIsLeft();
            spin(random.nextInt(2_000));
            assertThatNothingIsLeft();
        }
        assertThat(stoppedWorks).as("both ends of the race were seen").isBetween(1, RACES - 1);
    }

    /** Also where the watchdog forgets the thread, which was idle, in the moment in which it begins. */
    @Test
    void workWithoutEnd_isAlwaysStopped() {
        var own = IntStream.rangeClosed(1, 20).mapToObj(i -> Duration.ofNanos(i * 50L))
                .map(time -> deadlines.ownTime(Fixtures.manifest("a", time), "race").onThisThread()).toList();
        for (int race = 0; race < RACES; race++) {
            var before = own.get(random.nextInt(own.size()));
            boolean isOwn = random.nextBoolean();
            for (int i = random.nextInt(20); i > 0; i--) {
                endBefore(isOwn ? before : null);
            }
            var time = random.nextBoolean() ? before : own.get(random.nextInt(own.size()));
            if (random.nextBoolean()) {
                assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(
                        () -> deadlines.within(PLUGIN, "race", Duration.ofNanos(1 + random.nextInt(1_000)),
                                DeadlineRaceTest::goOn));
            } else {
                assertThatExceptionOfType(PluginTimeoutException.class)
                        .isThrownBy(() -> time.fromFirstLook(DeadlineRaceTest::goOn));
            }
            assertThatNothingIsLeft();
            spin(random.nextInt(1_000));
        }
    }

    /** In time or not. */
    private void endBefore(LoopTime own) {
        try {
            if (own != null) {
                own.fromFirstLook(() -> null);
            } else {
                deadlines.within(PLUGIN, "race", () -> null);
            }
        } catch (PluginTimeoutException e) {
            // it was looked at after some nanoseconds
        }
    }

    private static Object goOn() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        throw new IllegalStateException("stopped");
    }

    /** Whether the time was over before the work was. */
    private boolean isStopped(boolean fails) {
        var interrupted = new boolean[1];
        try {
            deadlines.within(PLUGIN, "race", Duration.ofNanos(random.nextInt(MAX_NANOS)), () -> {
                spin(random.nextInt(MAX_NANOS));
                interrupted[0] = Thread.currentThread().isInterrupted();
                if (fails) {
                    throw new IllegalStateException("ended");
                }
                return null;
            });
            return interrupted[0];
        } catch (PluginTimeoutException e) {
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void assertThatNothingIsLeft() {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThatCode(() -> new Semaphore(0).tryAcquire(0, TimeUnit.NANOSECONDS)).doesNotThrowAnyException();
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
