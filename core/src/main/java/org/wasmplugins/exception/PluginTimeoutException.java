package org.wasmplugins.exception;

import org.wasmplugins.ResourceLimit;

/** A plugin, or a host function that it called, took too long. */
public class PluginTimeoutException extends PluginLimitException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what the plugin did, a sentence without its full stop
     * @param observed how much it was, with its unit
     * @param allowed how much may be, with its unit
     */
    public PluginTimeoutException(PluginOperation operation, String problem, String observed, String allowed) {
        this(operation, problem, observed, allowed, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what the plugin did, a sentence without its full stop
     * @param observed how much it was, with its unit
     * @param allowed how much may be, with its unit
     * @param cause what caused it; may be null
     */
    public PluginTimeoutException(PluginOperation operation, String problem, String observed, String allowed, Throwable cause) {
        super(operation, ResourceLimit.EXECUTION_TIME, problem, observed, allowed, cause);
    }
}
