package org.wasmplugins.host;

/** What happens when a plugin fails. */
public enum FailureMode {

    /** The plugin's failure is the caller's; a plugin that cannot be started keeps the application from starting. */
    FAIL_CLOSED,
    /** The caller gets a configured answer instead; a plugin that cannot be started keeps nothing from starting. */
    FAIL_OPEN,
    /**
     * As {@link #FAIL_CLOSED} for calls; a plugin that cannot be started, or that cannot make instances any more, is started
     * again and again, later each time.
     */
    RESTART
}
