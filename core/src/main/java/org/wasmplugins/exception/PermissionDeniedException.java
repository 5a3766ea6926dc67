package org.wasmplugins.exception;

import java.util.Objects;

/**
 * A plugin asked for something that it may not have: by a call, mostly, so that whoever catches
 * {@link PluginExecutionException} catches a denial too.
 */
public class PermissionDeniedException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    private final DenialReason reason;

    /**
     * @param operation what was being done with which plugin
     * @param reason why it may not have it
     * @param problem what went wrong, a sentence
     */
    public PermissionDeniedException(PluginOperation operation, DenialReason reason, String problem) {
        super(operation, problem);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * @return why the plugin may not have it, never null
     */
    public DenialReason reason() {
        return reason;
    }
}
