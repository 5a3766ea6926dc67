package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.HostVitals;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.Watchdog;

/** The host recognises that it no longer works. The test moves the clock. */
class HostVitalsTest {

    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private final AtomicLong clock = new AtomicLong();
    private final Watchdog watchdog = new Watchdog(clock::get);
    private final Deadlines deadlines = new Deadlines(clock::get, watchdog);

    @Test
    void idleHost_isWell() {
        pass(Duration.ofDays(1));
        assertThat(vitals()).isEqualTo(new HostVitals(true, Duration.ZERO, List.of()));
    }

    @Test
    void runningCall_showsTimeSinceLastTick() {
        watchdog.tick();
        within(Duration.ofHours(1), () -> {
            pass(Duration.ofSeconds(3));
            assertThat(vitals().sinceLastTick()).isEqualTo(Duration.ofSeconds(3));
            watchdog.tick();
            assertThat(vitals().sinceLastTick()).isZero();
        });
    }

    @Test
    void threadThatGoesOnAfterItsTime_isStuckTenSecondsLater() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(Duration.ofSeconds(1), () -> {
            pass(Duration.ofSeconds(2));
            watchdog.tick();
            pass(STUCK_AFTER.minusNanos(1));
            watchdog.tick();
            assertThat(vitals().stuckThreads()).isEmpty();
            pass(Duration.ofNanos(1));
            assertThat(vitals().stuckThreads()).containsExactly(Thread.currentThread().getName());
        }));
        assertThat(vitals().stuckThreads()).isEmpty();
    }

    @Test
    void longCallWithinItsTime_isNotStuck() {
        within(Duration.ofHours(1), () -> {
            pass(Duration.ofMinutes(59));
            watchdog.tick();
            assertThat(vitals().stuckThreads()).isEmpty();
        });
    }

    @Test
    void closedWatchdog_isNotMissed() {
        watchdog.start();
        watchdog.close();
        assertThat(vitals().watchdogAlive()).isTrue();
    }

    private void within(Duration time, Runnable work) {
        deadlines.within(Fixtures.manifest("a"), "test", time, () -> {
            work.run();
            return null;
        });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private HostVitals vitals() {
        return watchdog.vitals(STUCK_AFTER);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
