package org.wasmplugins.exception;

import java.util.Objects;

/** A plugin asked for something that it may not have. */
public class PermissionDeniedException extends PluginInitializationException {

    private static final long serialVersionUID = 1L;

    private final DenialReason reason;

    /**
     * @param operation what was being done with which plugin
     * @param reason why it may not have it
     * @param problem what went wrong, a sentence
     */
    public PermissionDeniedException(PluginOperation operation, DenialReason reason, String problem) {
        super(operation, problem, null);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * @return why the plugin may not have it, never null
     */
    public DenialReason reason() {
        return reason;
    }
}
