package org.wasmplugins.host;

/** The reaction to a plugin's failure. */
public enum FailureMode {

    /** The caller gets the plugin's failure. If the plugin cannot start, the application does not start. */
    FAIL_CLOSED,
    /** The caller gets a configured answer. If the plugin cannot start, the application starts all the same. */
    FAIL_OPEN,
    /**
     * The caller gets the plugin's failure. A plugin that cannot start, or can no longer make instances, is started again and
     * again, with a longer delay each time.
     */
    RESTART
}
