package org.wasmplugins.exception;

import java.util.Objects;

import org.wasmplugins.ResourceLimit;

/** A plugin exceeded one of its limits. The message names the amount, the limit and the setting that changes the limit. */
public class PluginLimitException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    private final ResourceLimit limit;
    private final String observed;
    private final String allowed;

    /**
     * @param operation the operation that failed, and its plugin
     * @param limit the exceeded limit
     * @param problem the problem, a sentence without its full stop
     * @param observed the amount that the host observed, with its unit
     * @param allowed the amount that the limit allows, with its unit
     */
    public PluginLimitException(PluginOperation operation, ResourceLimit limit, String problem, String observed,
            String allowed) {
        this(operation, limit, problem, observed, allowed, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param limit the exceeded limit
     * @param problem the problem, a sentence without its full stop
     * @param observed the amount that the host observed, with its unit
     * @param allowed the amount that the limit allows, with its unit
     * @param cause the cause; may be null
     */
    public PluginLimitException(PluginOperation operation, ResourceLimit limit, String problem, String observed, String allowed,
            Throwable cause) {
        super(operation, problem + "; allowed: " + allowed + " (" + limit.changedBy(operation.plugin()) + ").", cause);
        this.limit = limit;
        this.observed = Objects.requireNonNull(observed, "observed");
        this.allowed = Objects.requireNonNull(allowed, "allowed");
    }

    /**
     * @return the limit, never null
     */
    public ResourceLimit limit() {
        return limit;
    }

    /**
     * @return the amount that the host observed, with its unit, never null
     */
    public String observed() {
        return observed;
    }

    /**
     * @return the amount that the limit allows, with its unit, never null
     */
    public String allowed() {
        return allowed;
    }
}
