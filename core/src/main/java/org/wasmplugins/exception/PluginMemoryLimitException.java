package org.wasmplugins.exception;

import org.wasmplugins.ResourceLimit;

/** A plugin failed because it wanted more memory than its limit allows. */
public class PluginMemoryLimitException extends PluginLimitException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence without its full stop
     * @param observed the amount that the host observed, with its unit
     * @param allowed the amount that the limit allows, with its unit
     */
    public PluginMemoryLimitException(PluginOperation operation, String problem, String observed, String allowed) {
        this(operation, problem, observed, allowed, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence without its full stop
     * @param observed the amount that the host observed, with its unit
     * @param allowed the amount that the limit allows, with its unit
     * @param cause the cause; may be null
     */
    public PluginMemoryLimitException(PluginOperation operation, String problem, String observed, String allowed,
            Throwable cause) {
        super(operation, ResourceLimit.MEMORY, problem, observed, allowed, cause);
    }
}
