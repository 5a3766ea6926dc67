package org.wasmplugins.host.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;

/** Code that looks for interrupts only when it has to is told in time. */
class InterruptionsTest {

    private static final PluginManifest ONE = Fixtures.manifest("one");
    private static final PluginManifest OTHER = Fixtures.manifest("other");

    private final AtomicLong clock = new AtomicLong();
    private final Watchdog watchdog = new Watchdog(clock::get);
    private final Deadlines deadlines = new Deadlines(clock::get, watchdog);
    private final List<String> told = new ArrayList<>();

    private final class Code implements LoadedPlugin {

        private final PluginManifest manifest;
        private final RuntimeException failure;

        Code(PluginManifest manifest, RuntimeException failure) {
            this.manifest = manifest;
            this.failure = failure;
        }

        @Override
        public PluginManifest manifest() {
            return manifest;
        }

        @Override
        public Plugin newInstance() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void interrupted() {
            told.add(manifest.id().value());
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void close() {
        }
    }

    @Test
    void timeOut_isToldToItsPluginOnly() {
        deadlines.watch(new Code(ONE, null));
        deadlines.watch(new Code(OTHER, null));
        assertThatThrownBy(() -> deadlines.within(ONE, "handle-event", () -> {
            watchdog.tick();
            assertThat(told).as("before the time is over").isEmpty();
            clock.addAndGet(Deadlines.nanos(ONE.permissions().limits().maxExecutionTime()));
            watchdog.tick();
            assertThat(told).containsExactly("one");
            throw new IllegalStateException("interrupted");
        })).isInstanceOf(PluginTimeoutException.class);
        watchdog.tick();
        assertThat(told).as("after the call").containsExactly("one");
    }

    @Test
    void interruptOfSomebodyElse_isToldToo() {
        deadlines.watch(new Code(ONE, null));
        assertThatThrownBy(() -> deadlines.within(ONE, "handle-event", () -> {
            Thread.currentThread().interrupt();
            watchdog.tick();
            assertThat(told).containsExactly("one");
            throw new IllegalStateException("interrupted");
        })).isInstanceOf(PluginCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void runtimeThatFails_keepsNobodyFromBeingTold() {
        deadlines.watch(new Code(ONE, new IllegalStateException("cannot stop")));
        deadlines.watch(new Code(OTHER, null));
        assertThatThrownBy(() -> deadlines.within(ONE, "handle-event", () -> deadlines.within(OTHER, "handle-event", () -> {
            Thread.currentThread().interrupt();
            watchdog.tick();
            throw new IllegalStateException("interrupted");
        }))).isInstanceOf(PluginCancelledException.class);
        assertThat(told).containsExactlyInAnyOrder("one", "other");
        assertThat(Thread.interrupted()).isTrue();
    }
}
