package org.wasmplugins;

/** How important a line of a plugin's log is. */
public enum LogLevel {
    /** For whoever looks for a mistake. */
    DEBUG,
    /** For whoever wants to know. */
    INFO,
    /** Something is not as it should be. */
    WARN,
    /** Something does not work. */
    ERROR
}
