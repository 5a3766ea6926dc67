package org.wasmplugins.exception;

import org.wasmplugins.ResourceLimit;

/** The calls of a plugin's functions were nested too deep. */
public class PluginCallDepthException extends PluginLimitException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence without its full stop
     * @param observed the amount that the host observed, with its unit
     * @param allowed the amount that the limit allows, with its unit
     */
    public PluginCallDepthException(PluginOperation operation, String problem, String observed, String allowed) {
        this(operation, problem, observed, allowed, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence without its full stop
     * @param observed the amount that the host observed, with its unit
     * @param allowed the amount that the limit allows, with its unit
     * @param cause the cause; may be null
     */
    public PluginCallDepthException(PluginOperation operation, String problem, String observed, String allowed,
            Throwable cause) {
        super(operation, ResourceLimit.CALL_DEPTH, problem, observed, allowed, cause);
    }
}
