package org.wasmplugins.host.internal.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.TrackedError;
import org.wasmplugins.host.spi.LogMessage;

/** Logs errors, at most one line a minute for each plugin and kind of error. */
final class ErrorLog {

    private static final LogMessage PLUGIN_ERRORS = LogMessage.warn(3, "org.wasmplugins.errors",
            "%s: %s (and %s more of this kind since the last line)");

    private static final LogMessage PLUGIN_ERROR = LogMessage.warn(2, "org.wasmplugins.errors",
            "%s: %s");

    public static final String CATEGORY = "org.wasmplugins.errors";

    private record Key(PluginId plugin, Class<?> kind) {
    }

    private static final class Window {

        private long minute = Long.MIN_VALUE;
        private long withoutLine;
    }

    private final Map<Key, Window> windows = new HashMap<>();

    synchronized void log(TrackedError tracked) {
        PluginException error = tracked.error();
        Window window = windows.computeIfAbsent(new Key(error.operation().plugin(), error.getClass()), key -> new Window());
        long minute = TimeUnit.SECONDS.toMinutes(tracked.time().getEpochSecond());
        if (minute == window.minute) {
            window.withoutLine++;
            return;
        }
        if (window.withoutLine == 0) {
            PLUGIN_ERROR.log(error.getClass().getSimpleName(), error.getMessage());
        } else {
            PLUGIN_ERRORS.log(error.getClass().getSimpleName(), error.getMessage(), window.withoutLine);
        }
        window.minute = minute;
        window.withoutLine = 0;
    }
}
