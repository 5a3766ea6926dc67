package org.wasmplugins;

/** The importance of a line in a plugin's log. */
public enum LogLevel {
    /** A detail that helps to find a mistake. */
    DEBUG,
    /** Information about normal work. */
    INFO,
    /** A warning: the plugin works, but not as expected. */
    WARN,
    /** An error: a part of the plugin does not work. */
    ERROR
}
