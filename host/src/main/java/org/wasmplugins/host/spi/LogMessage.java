package org.wasmplugins.host.spi;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * A line of the log that operators can look up: its number never changes, and the page "Logging" says what to do. Each is a
 * constant of the class that logs it. Its category is a text, which stays when that class moves: operators configure it.
 */
public final class LogMessage {

    private final int number;
    private final Level level;
    private final String category;
    private final String format;

    private LogMessage(int number, Level level, String category, String format) {
        this.number = number;
        this.level = level;
        this.category = category;
        this.format = format;
    }

    /**
     * @param number at least 1 and at most 999; no two messages have the same: 1 to 99 are the host's, 101 to 199 those of a
     *        running application, 201 to 299 those of its build
     * @param category the category in which it is logged, not null
     * @param format the text without its number, with a {@code %s} in the place of each argument; not null
     * @return a message at the level DEBUG, never null
     */
    public static LogMessage debug(int number, String category, String format) {
        return new LogMessage(number, Level.DEBUG, category, format);
    }

    /**
     * As {@link #debug}, at the level INFO.
     *
     * @param number as there
     * @param category as there
     * @param format as there
     * @return the message, never null
     */
    public static LogMessage info(int number, String category, String format) {
        return new LogMessage(number, Level.INFO, category, format);
    }

    /**
     * As {@link #debug}, at the level WARN.
     *
     * @param number as there
     * @param category as there
     * @param format as there
     * @return the message, never null
     */
    public static LogMessage warn(int number, String category, String format) {
        return new LogMessage(number, Level.WARN, category, format);
    }

    /**
     * As {@link #debug}, at the level ERROR.
     *
     * @param number as there
     * @param category as there
     * @param format as there
     * @return the message, never null
     */
    public static LogMessage error(int number, String category, String format) {
        return new LogMessage(number, Level.ERROR, category, format);
    }

    /**
     * @return the number
     */
    public int number() {
        return number;
    }

    /**
     * @return the category in which it is logged, never null
     */
    public String category() {
        return category;
    }

    /**
     * @return the level at which it is logged, never null
     */
    public Level level() {
        return level;
    }

    /**
     * @return the text without its number, with a {@code %s} in the place of each argument; never null
     */
    public String format() {
        return format;
    }

    /**
     * @return the number as it stands in the log, as in {@code WASMP007}; never null
     */
    public String code() {
        return String.format("WASMP%03d", number);
    }

    /**
     * Logs it. May be called from any thread.
     *
     * @param arguments what takes the places in the text, not null; what comes from a plugin has to be printable
     */
    public void log(Object... arguments) {
        logIn(category, null, arguments);
    }

    /**
     * Logs it with a stack trace. May be called from any thread.
     *
     * @param cause the failure, not null
     * @param arguments what takes the places in the text, not null; what comes from a plugin has to be printable
     */
    public void logWith(Throwable cause, Object... arguments) {
        logIn(category, cause, arguments);
    }

    /**
     * Logs it in a category that depends on the plugin. May be called from any thread.
     *
     * @param ofPlugin the category, not null
     * @param cause the failure; null logs no stack trace
     * @param arguments what takes the places in the text, not null; what comes from a plugin has to be printable
     */
    public void logIn(String ofPlugin, Throwable cause, Object... arguments) {
        Logger logger = Logger.getLogger(ofPlugin);
        if (logger.isEnabled(level)) {
            logger.logf(LogMessage.class.getName(), level, cause, code() + ": " + format, arguments);
        }
    }
}
