package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.internal.pool.InstanceLifecycle;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.Lease;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.Watchdog;

/** Plugins call each other: the time of the outer call bounds the inner one. */
class OuterDeadlineTest {

    private static final PluginManifest OUTER = plugin("outer").maxExecutionTime(Duration.ofMillis(30)).manifest();
    private static final PluginManifest INNER = plugin("inner").maxExecutionTime(Duration.ofMillis(5_000)).manifest();

    private final AtomicLong clock = new AtomicLong(42);
    private final Watchdog watchdog = new Watchdog(clock::get);
    private final Deadlines deadlines = new Deadlines(clock::get, watchdog);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void innerCall_endsWithTheOuterOne() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> deadlines.within(OUTER, "handle-event", () -> {
            Deadline outer = Deadlines.current();
            return deadlines.within(INNER, "handle-event", outer, () -> {
                pass(Duration.ofMillis(30));
                Fixtures.block();
                return null;
            });
        })).withMessageStartingWith("Plugin outer 1.2.0, handle-event: it was stopped after 30 ms; allowed: 30 ms")
                .havingCause().isExactlyInstanceOf(PluginTimeoutException.class)
                .withMessageStartingWith("Plugin inner 1.2.0, handle-event: it was stopped after 30 ms, when the time of the"
                        + " call that it served was over; allowed: 5000 ms");
    }

    @Test
    void innerCallOfOneThatEndedInTime_hasItsOwnTime() {
        Deadline outer = deadlines.within(OUTER, "handle-event", Deadlines::current);
        assertThatThrownBy(() -> deadlines.within(INNER, "handle-event", outer, () -> {
            pass(Duration.ofMillis(4_999));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            pass(Duration.ofMillis(1));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return null;
        })).isInstanceOf(PluginTimeoutException.class);
        assertThat(outer.isOver()).isFalse();
    }

    @Test
    void chainOfCalls_endsWithTheOutermost() {
        var chain = new ArrayList<Deadline>();
        assertThatThrownBy(() -> deadlines.within(OUTER, "handle-event", () -> {
            chain.add(Deadlines.current());
            return deadlines.within(INNER, "handle-event", Deadlines.current(), () -> {
                chain.add(Deadlines.current());
                return deadlines.within(INNER, "handle-event", Deadlines.current(), () -> {
                    chain.add(Deadlines.current());
                    assertThat(chain).noneMatch(Deadline::isOver);
                    pass(Duration.ofMillis(30));
                    assertThat(chain).allMatch(Deadline::isOver);
                    Fixtures.block();
                    return null;
                });
            });
        })).isInstanceOf(PluginTimeoutException.class);
        assertThat(chain).as("also afterwards").hasSize(3).allMatch(Deadline::isOver);
        assertThat(Deadlines.current()).isNull();
    }

    @Test
    void veryLongChain_needsNoDeepStack() {
        var outermost = new Deadline(new Thread(), 0, 100, null, null, () -> {
        });
        Deadline innermost = outermost;
        for (int i = 0; i < 100_000; i++) {
            innermost = new Deadline(new Thread(), 0, 1_000, innermost, null, () -> {
            });
        }
        assertThat(innermost.isOver()).isFalse();
        outermost.check(100);
        assertThat(innermost.isOver()).isTrue();
    }

    @Test
    void instancesThatAreCutShort_doNotMakeAPluginFail() {
        var runtime = new FakeRuntime();
        for (int i = 1; i < 9; i++) {
            runtime.at("inner#" + i + " initialize", () -> {
                pass(Duration.ofMillis(30));
                Fixtures.block();
            });
        }
        var failures = new ArrayList<Throwable>();
        InstancePool pool = Fixtures.pool(INNER, new InstanceLifecycle(runtime.load(INNER), deadlines), 0, failures::add);
        for (int i = 0; i < 5; i++) {
            Lease lease = pool.acquire().join();
            assertThatThrownBy(() -> deadlines.within(OUTER, "handle-event", () -> deadlines.within(INNER, "handle-event",
                    Deadlines.current(), lease::instance))).isInstanceOf(PluginTimeoutException.class);
            lease.close();
        }
        assertThat(failures).isEmpty();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
        // Twice, because the watchdog may look at the inner call before the outer one.
        watchdog.tick();
        watchdog.tick();
    }
}
