package org.wasmplugins.host.internal.access;

import java.time.InstantSource;

import org.jboss.logging.Logger;
import org.wasmplugins.LogLevel;
import org.wasmplugins.PluginId;
import org.wasmplugins.Text;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.host.spi.LogMessage;

/** The log of one plugin, in a category of its own. May be used from any thread. */
final class GuestLog {

    static final String CATEGORY_PREFIX = "wasm-plugin.";
    private static final LogMessage LINES_DROPPED = LogMessage.warn(12, CATEGORY_PREFIX + "<id>",
            "%s lines were dropped: more than %s in a second (quarkus.wasm-plugins.guest-log.max-lines-per-second).");

    private final Logger logger;
    private final GuestLogLimits limits;
    private final InstantSource clock;
    private long second;
    private int linesInSecond;
    private long dropped;

    GuestLog(PluginId plugin, GuestLogLimits limits, InstantSource clock) {
        this.logger = Logger.getLogger(CATEGORY_PREFIX + plugin);
        this.limits = limits;
        this.clock = clock;
    }

    void log(LogLevel level, String line) {
        if (!admit()) {
            return;
        }
        logger.log(switch (level) {
            case DEBUG -> Logger.Level.DEBUG;
            case INFO -> Logger.Level.INFO;
            case WARN -> Logger.Level.WARN;
            case ERROR -> Logger.Level.ERROR;
        }, Text.printable(line.replace('\t', ' '), limits.maxLineLength()));
    }

    /** Decides whether a line is logged. The first line after dropped ones says how many were dropped. */
    private synchronized boolean admit() {
        long now = clock.millis() / 1_000;
        if (now != second) {
            second = now;
            linesInSecond = 0;
        }
        if (linesInSecond >= limits.maxLinesPerSecond()) {
            dropped++;
            return false;
        }
        linesInSecond++;
        if (dropped > 0) {
            LINES_DROPPED.logIn(logger.getName(), null, dropped, limits.maxLinesPerSecond());
            dropped = 0;
        }
        return true;
    }
}
