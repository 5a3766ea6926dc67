package org.wasmplugins.host.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimit;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.Fixtures;

/** Time passes only where a test says so. */
@Timeout(30)
class DeadlinesTest {

    private static final PluginManifest PLUGIN = Fixtures.manifest("a");
    private static final String ALLOWED_5000 = "allowed: 5000 ms (permissions.resources.max_execution_time in its "
            + "plugin.yaml, which quarkus.wasm-plugins.plugins.\"a\".limits.max-execution-time and "
            + "quarkus.wasm-plugins.defaults.limits.max-execution-time can lower).";

    private final AtomicLong clock = new AtomicLong(42);
    private final Watchdog watchdog = new Watchdog(clock::get);
    private final Deadlines deadlines = new Deadlines(clock::get, watchdog);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void workInTime_returns() {
        var result = within(() -> {
            pass(Duration.ofMillis(5_000).minusNanos(1));
            assertThat(isInterrupted()).isFalse();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void workInTimeThatFails_failsAsItDid() {
        var failure = new StackOverflowError();
        assertThatThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(4_999));
            throw failure;
        })).isSameAs(failure);
        assertThat(isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 42, Long.MAX_VALUE - 1_000, Long.MIN_VALUE, -1_000 })
    void workOverTime_becomesTimeout(long now) {
        clock.set(now);
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(5_000));
            Fixtures.block();
            return null;
        })).withMessage("Plugin a 1.2.0, handle-event: it was stopped after 5000 ms; " + ALLOWED_5000);
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void timeout_tellsLimitTimesAndCause() {
        var failure = new IllegalStateException("interrupted");
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(5_000));
            clock.addAndGet(7_999_999);
            throw failure;
        })).withMessage("Plugin a 1.2.0, handle-event: it was stopped after 5007 ms; " + ALLOWED_5000).withCause(failure)
                .satisfies(e -> {
                    assertThat(e.limit()).isEqualTo(ResourceLimit.EXECUTION_TIME);
                    assertThat(e.observed()).isEqualTo("5007 ms");
                    assertThat(e.allowed()).isEqualTo("5000 ms");
                    assertThat(e.operation().operation()).isEqualTo("handle-event");
                });
    }

    @Test
    void errorOverTime_becomesTimeout() {
        var failure = new StackOverflowError();
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(6_000));
            throw failure;
        })).withCause(failure);
    }

    @Test
    void otherTime_isUsedInsteadOfPluginsOwn() {
        assertThatExceptionOfType(PluginTimeoutException.class)
                .isThrownBy(() -> deadlines.within(PLUGIN, "dispose", Duration.ofMillis(30), () -> {
                    pass(Duration.ofMillis(30));
                    Fixtures.block();
                    return null;
                })).withMessageStartingWith("Plugin a 1.2.0, dispose: it was stopped after 30 ms; allowed: 30 ms (");
    }

    @Test
    void threadThatGoesOnAfterItsTime_isToldOfOnceWhenSomebodyHears() {
        var told = new AtomicLong();
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(
                () -> deadlines.within(PLUGIN, "call", Duration.ofMillis(30), null,
                        deadline -> deadline.whenUnresponsive(() -> {
                            if (told.incrementAndGet() == 1) {
                                throw new IllegalStateException("nobody hears");
                            }
                        }), () -> {
                            pass(Duration.ofMillis(30));
                            pass(Duration.ofMillis(249));
                            assertThat(told).hasValue(0);
                            pass(Duration.ofMillis(1));
                            assertThat(told).hasValue(1);
                            pass(Duration.ofMillis(1));
                            pass(Duration.ofMillis(1_000));
                            assertThat(told).hasValue(2);
                            return null;
                        }));
    }

    @Test
    void workThatReturnsOverTime_failsAsIfItHadBeenStopped() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(9_000));
            assertThat(isInterrupted()).isTrue();
            return "late";
        })).withMessageContaining("it was stopped after 9000 ms").withNoCause();
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void workThatReturnsAfterItWasCancelled_isCancelled() {
        assertThatExceptionOfType(PluginCancelledException.class).isThrownBy(() -> within(() -> {
            deadlines.cancel(Deadlines.current());
            return "late";
        })).withMessageContaining("the caller cancelled it.");
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void workOverTimeThatNobodySaw_isNotStopped() {
        var failure = new IllegalStateException("of its own");
        assertThatThrownBy(() -> within(() -> {
            clock.addAndGet(Duration.ofMinutes(1).toNanos());
            throw failure;
        })).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void interruptFromBefore_isKeptFromWorkAndComesBack(boolean fails) {
        Thread.currentThread().interrupt();
        Supplier<Boolean> work = () -> {
            boolean seen = isInterrupted();
            if (fails) {
                throw new IllegalStateException("seen: " + seen);
            }
            return seen;
        };
        if (fails) {
            assertThatThrownBy(() -> within(work)).hasMessage("seen: false");
        } else {
            assertThat(within(work)).isFalse();
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptFromBefore_comesBackAfterTimeout() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(5_000));
            Fixtures.block();
            return null;
        }));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptByOthersInTime_staysForThread() {
        within(() -> {
            Thread.currentThread().interrupt();
            return null;
        });
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptThatIsSwallowed_isRepeated() {
        var seen = new ArrayList<Boolean>();
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            for (long millis : List.of(4_999, 1, 0, 99, 1, 99, 1)) {
                pass(Duration.ofMillis(millis));
                seen.add(Thread.interrupted());
            }
            return null;
        }));
        assertThat(seen).containsExactly(false, true, false, false, true, false, true);
    }

    @Test
    void finishedWork_isNotInterrupted() {
        within(() -> null);
        pass(Duration.ofHours(1));
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void failedWork_isNotInterrupted() {
        assertThatThrownBy(() -> within(() -> {
            throw new IllegalStateException("broken");
        })).hasMessage("broken");
        pass(Duration.ofHours(1));
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void innerWorkOverTime_leavesOuterItsOwn() {
        var result = within(() -> {
            assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> shortly(() -> {
                pass(Duration.ofMillis(10));
                Fixtures.block();
                return null;
            })).withMessageStartingWith("Plugin a 1.2.0, inner: it was stopped after 10 ms; allowed: 10 ms");
            assertThat(isInterrupted()).isFalse();
            pass(Duration.ofMillis(4_989));
            assertThat(isInterrupted()).isFalse();
            return "outer";
        });
        assertThat(result).isEqualTo("outer");
    }

    @Test
    void remainingTime_isThatOfTheCallAndOfTheCallsAroundIt() {
        assertThat(deadlines.remaining().get()).isZero();
        within(() -> {
            pass(Duration.ofMillis(4_995));
            var outer = deadlines.remaining();
            assertThat(outer.get()).isEqualTo(Duration.ofMillis(5));
            shortly(() -> {
                assertThat(deadlines.remaining().get()).isEqualTo(Duration.ofMillis(5));
                return null;
            });
            pass(Duration.ofMillis(1));
            assertThat(outer.get()).isEqualTo(Duration.ofMillis(4));
            assertThat(deadlines.remaining().get()).isEqualTo(Duration.ofMillis(4));
            return null;
        });
        assertThat(deadlines.remaining().get()).isZero();
    }

    @Test
    void outerWorkOverTime_isStoppedInsideOfInner() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(4_995));
            return shortly(() -> {
                pass(Duration.ofMillis(5));
                Fixtures.block();
                return null;
            });
        })).withMessageContaining("handle-event: it was stopped after 5000 ms; allowed: 5000 ms")
                .havingCause().isInstanceOf(IllegalStateException.class);
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void outerWorkThatGoesOnAfterInner_isInterruptedAgain() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> within(() -> {
            pass(Duration.ofMillis(4_990));
            assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> shortly(() -> {
                pass(Duration.ofMillis(10));
                Fixtures.block();
                return null;
            }));
            pass(Duration.ofMillis(100));
            assertThat(isInterrupted()).isTrue();
            return null;
        }));
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void timeFromFirstLook_beginsWithTheWatchdogs() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> fromFirstLook(() -> {
            clock.addAndGet(Duration.ofHours(1).toNanos());
            watchdog.tick();
            pass(Duration.ofMillis(5_000).minusNanos(1));
            assertThat(isInterrupted()).isFalse();
            pass(Duration.ofNanos(1));
            Fixtures.block();
            return null;
        })).withMessage("Plugin a 1.2.0, handle-event: it was stopped after 5000 ms; " + ALLOWED_5000);
        assertThat(isInterrupted()).isFalse();
        assertThat(Deadlines.current()).isNull();
    }

    @Test
    void timeFromFirstLook_beginsWhenWhatIsLeftIsAskedFor() {
        assertThatExceptionOfType(PluginTimeoutException.class).isThrownBy(() -> fromFirstLook(() -> {
            assertThat(deadlines.remaining().get()).isEqualTo(Duration.ofMillis(5_000));
            clock.addAndGet(Duration.ofMillis(4_000).toNanos());
            assertThat(deadlines.remaining().get()).isEqualTo(Duration.ofMillis(1_000));
            pass(Duration.ofMillis(1_000));
            Fixtures.block();
            return null;
        }));
    }

    @Test
    void callWithinTimeFromFirstLook_hasNoMoreThanThat() {
        fromFirstLook(() -> deadlines.within(PLUGIN, "inner", Duration.ofMillis(9_000), () -> {
            assertThat(deadlines.remaining().get()).isEqualTo(Duration.ofMillis(5_000));
            return null;
        }));
    }

    @Test
    void callThatNobodySaw_givesItsPlaceToTheNext() {
        var time = deadlines.ownTime(PLUGIN, "handle-event").onThisThread();
        var first = time.fromFirstLook(DeadlinesTest::running);
        assertThat(running()).isNull();
        assertThat(time.fromFirstLook(DeadlinesTest::running)).isSameAs(first);
        time.close();
        assertThat(time.fromFirstLook(DeadlinesTest::running)).isNotSameAs(first);
    }

    @Test
    void callThatSomebodySaw_isNoOtherCall() {
        var time = deadlines.ownTime(PLUGIN, "handle-event").onThisThread();
        List<Runnable> looks = List.of(watchdog::tick, () -> deadlines.remaining(), Deadlines::current,
                () -> shortly(() -> null));
        for (var look : looks) {
            var seen = time.fromFirstLook(() -> {
                look.run();
                return running();
            });
            assertThat(time.fromFirstLook(DeadlinesTest::running)).isNotSameAs(seen);
        }
    }

    @Test
    void nextCall_hasItsWholeTime() {
        var time = deadlines.ownTime(PLUGIN, "handle-event").onThisThread();
        for (int i = 0; i < 3; i++) {
            time.fromFirstLook(() -> null);
            time.fromFirstLook(() -> {
                watchdog.tick();
                pass(Duration.ofMillis(4_999));
                assertThat(isInterrupted()).isFalse();
                return null;
            });
        }
    }

    private static Deadline running() {
        return ThreadCalls.innermost(ThreadCalls.ofThisThread());
    }

    private <T> T fromFirstLook(Supplier<T> work) {
        return deadlines.ownTime(PLUGIN, "handle-event").onThisThread().fromFirstLook(work);
    }

    private <T> T within(Supplier<T> work) {
        return deadlines.within(PLUGIN, "handle-event", work);
    }

    private <T> T shortly(Supplier<T> work) {
        return deadlines.within(PLUGIN, "inner", Duration.ofMillis(10), work);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
        watchdog.tick();
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }
}
