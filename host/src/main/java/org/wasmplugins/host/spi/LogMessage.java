package org.wasmplugins.host.spi;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * A line of the log that operators can look up by its number. The number never changes, and the page "Logging" says what to do.
 * Each message is a constant of the class that logs it. Its category is a text that stays when the class moves, because
 * operators configure it.
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
     * Makes a message at the level DEBUG.
     *
     * @param number from 1 to 999; each number has one message: 1 to 99 for the host, 101 to 199 for a running application, 201
     *        to 299 for its build
     * @param category the category in which it is logged, not null
     * @param format the text without its number, with a {@code %s} for each argument; not null
     * @return the message, never null
     */
    public static LogMessage debug(int number, String category, String format) {
        return new LogMessage(number, Level.DEBUG, category, format);
    }

    /**
     * Makes a message at the level INFO.
     *
     * @param number see {@link #debug}
     * @param category see {@link #debug}
     * @param format see {@link #debug}
     * @return the message, never null
     */
    public static LogMessage info(int number, String category, String format) {
        return new LogMessage(number, Level.INFO, category, format);
    }

    /**
     * Makes a message at the level WARN.
     *
     * @param number see {@link #debug}
     * @param category see {@link #debug}
     * @param format see {@link #debug}
     * @return the message, never null
     */
    public static LogMessage warn(int number, String category, String format) {
        return new LogMessage(number, Level.WARN, category, format);
    }

    /**
     * Makes a message at the level ERROR.
     *
     * @param number see {@link #debug}
     * @param category see {@link #debug}
     * @param format see {@link #debug}
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

    /** @return the text without its number, with a {@code %s} for each argument; never null */
    public String format() {
        return format;
    }

    /** @return the number as the log shows it, as in {@code WASMP007}; never null */
    public String code() {
        return String.format("WASMP%03d", number);
    }

    /**
     * Logs the message. May be called from any thread.
     *
     * @param arguments the values for the text, not null; a value from a plugin has to be printable
     */
    public void log(Object... arguments) {
        logIn(category, null, arguments);
    }

    /**
     * Logs the message with a stack trace. May be called from any thread.
     *
     * @param cause the failure, not null
     * @param arguments the values for the text, not null; a value from a plugin has to be printable
     */
    public void logWith(Throwable cause, Object... arguments) {
        logIn(category, cause, arguments);
    }

    /**
     * Logs the message in a category that depends on the plugin. May be called from any thread.
     *
     * @param ofPlugin the category, not null
     * @param cause the failure; null for no stack trace
     * @param arguments the values for the text, not null; a value from a plugin has to be printable
     */
    public void logIn(String ofPlugin, Throwable cause, Object... arguments) {
        Logger logger = Logger.getLogger(ofPlugin);
        if (logger.isEnabled(level)) {
            logger.logf(LogMessage.class.getName(), level, cause, code() + ": " + format, arguments);
        }
    }
}
