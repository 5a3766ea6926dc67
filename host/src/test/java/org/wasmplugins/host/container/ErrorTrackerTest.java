package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.host.TrackedError;
import org.wasmplugins.host.internal.observe.DefaultErrorTracker;

import io.smallrye.mutiny.subscription.Cancellable;

class ErrorTrackerTest {

    private static final Logger LOGGER = Logger.getLogger("org.wasmplugins.errors");

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage());
        }

        @Override
        public void flush() {
            // there is no buffer
        }

        @Override
        public void close() {
            // there is nothing to release
        }
    };
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final DefaultErrorTracker tracker = new DefaultErrorTracker(() -> now, 3);

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void lastErrors_areRememberedForEachPlugin() {
        for (int i = 1; i <= 5; i++) {
            tracker.track(trap("a", "trap " + i));
        }
        tracker.track(trap("b", "other"));
        assertThat(tracker.recent(PluginId.of("a"))).extracting(tracked -> tracked.error().getMessage()).containsExactly(
                "Plugin a, handle-event: trap 5", "Plugin a, handle-event: trap 4", "Plugin a, handle-event: trap 3");
        assertThat(tracker.recent(PluginId.of("b"))).singleElement().extracting(TrackedError::time).isEqualTo(now);
        assertThat(tracker.recent(PluginId.of("c"))).isEmpty();
    }

    @Test
    void subscribers_getErrorsFromTheirSubscriptionOn() {
        tracker.track(trap("a", "before"));
        var seen = new ArrayList<String>();
        Cancellable subscription = tracker.errors().subscribe().with(tracked -> seen.add(tracked.error().getMessage()));
        tracker.track(trap("a", "one"));
        tracker.track(trap("b", "two"));
        subscription.cancel();
        tracker.track(trap("a", "after"));
        assertThat(seen).containsExactly("Plugin a, handle-event: one", "Plugin b, handle-event: two");
    }

    @Test
    void eachKindOfEachPlugin_hasALineAMinute() {
        tracker.track(trap("a", "one"));
        tracker.track(trap("a", "two"));
        tracker.track(trap("a", "three"));
        tracker.track(trap("b", "four"));
        tracker.track(new PluginExecutionException(operation("a"), "five"));
        now = now.plusSeconds(59);
        tracker.track(trap("a", "six"));
        now = now.plusSeconds(1);
        tracker.track(trap("a", "seven"));
        now = now.plusSeconds(60);
        tracker.track(trap("a", "eight"));
        assertThat(lines).containsExactly("WASMP002: PluginTrapException: Plugin a, handle-event: one",
                "WASMP002: PluginTrapException: Plugin b, handle-event: four",
                "WASMP002: PluginExecutionException: Plugin a, handle-event: five",
                "WASMP003: PluginTrapException: Plugin a, handle-event: seven (and 3 more of this kind since the last line)",
                "WASMP002: PluginTrapException: Plugin a, handle-event: eight");
    }

    private static PluginOperation operation(String plugin) {
        return new PluginOperation(PluginId.of(plugin), null, "handle-event");
    }

    private static PluginTrapException trap(String plugin, String problem) {
        return new PluginTrapException(operation(plugin), problem);
    }
}
