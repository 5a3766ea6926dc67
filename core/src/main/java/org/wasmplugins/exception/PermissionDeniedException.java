package org.wasmplugins.exception;

import java.util.Objects;

/**
 * A plugin requested something without the permission. Most denials are failures of a call: a handler of
 * {@link PluginExecutionException} also gets the denials.
 */
public class PermissionDeniedException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    private final DenialReason reason;

    /**
     * @param operation the operation that failed, and its plugin
     * @param reason the reason of the denial
     * @param problem the problem, a sentence
     */
    public PermissionDeniedException(PluginOperation operation, DenialReason reason, String problem) {
        super(operation, problem);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * @return the reason of the denial, never null
     */
    public DenialReason reason() {
        return reason;
    }
}
