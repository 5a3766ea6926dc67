package org.wasmplugins.host;

import org.jboss.logging.Logger;

/**
 * A line of the log that operators can look up: its number never changes, and the page "Logging" says what to do. Each module
 * has an enumeration of its own, and no other lines.
 */
public interface LogMessage {

    /**
     * @return the number, at least 1 and at most 999; no two messages have the same
     */
    int number();

    /**
     * @return the category in which it is logged, never null
     */
    String category();

    /**
     * @return the level at which it is logged, never null
     */
    Logger.Level level();

    /**
     * @return the text without its number, with a {@code %s} in the place of each argument; never null
     */
    String format();

    /**
     * @return the number as it stands in the log, as in {@code WASMP007}; never null
     */
    default String code() {
        return String.format("WASMP%03d", number());
    }

    /**
     * Logs it. May be called from any thread.
     *
     * @param arguments what takes the places in the text, not null; what comes from a plugin has to be printable
     */
    default void log(Object... arguments) {
        logIn(category(), null, arguments);
    }

    /**
     * Logs it with a stack trace. May be called from any thread.
     *
     * @param cause the failure, not null
     * @param arguments what takes the places in the text, not null; what comes from a plugin has to be printable
     */
    default void logWith(Throwable cause, Object... arguments) {
        logIn(category(), cause, arguments);
    }

    /**
     * Logs it in a category that depends on the plugin. May be called from any thread.
     *
     * @param category the category, not null
     * @param cause the failure; null logs no stack trace
     * @param arguments what takes the places in the text, not null; what comes from a plugin has to be printable
     */
    default void logIn(String category, Throwable cause, Object... arguments) {
        var logger = Logger.getLogger(category);
        if (logger.isEnabled(level())) {
            logger.logf(LogMessage.class.getName(), level(), cause, code() + ": " + format(), arguments);
        }
    }
}
