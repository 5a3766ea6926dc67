package org.wasmplugins.exception;

import java.util.Objects;

import org.wasmplugins.ResourceLimit;

/** A plugin wanted more than one of its limits allows. The message says how much, what is allowed and what changes it. */
public class PluginLimitException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    private final ResourceLimit limit;
    private final String observed;
    private final String allowed;

    /**
     * @param operation what was being done with which plugin
     * @param limit the limit
     * @param problem what the plugin did, a sentence without its full stop
     * @param observed how much it was, with its unit
     * @param allowed how much may be, with its unit
     */
    public PluginLimitException(PluginOperation operation, ResourceLimit limit, String problem, String observed,
            String allowed) {
        this(operation, limit, problem, observed, allowed, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param limit the limit
     * @param problem what the plugin did, a sentence without its full stop
     * @param observed how much it was, with its unit
     * @param allowed how much may be, with its unit
     * @param cause what caused it; may be null
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
     * @return how much it was, with its unit, never null
     */
    public String observed() {
        return observed;
    }

    /**
     * @return how much may be, with its unit, never null
     */
    public String allowed() {
        return allowed;
    }
}
