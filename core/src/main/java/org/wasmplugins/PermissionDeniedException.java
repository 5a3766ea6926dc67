package org.wasmplugins;

/** A plugin asked for something that it may not have. */
public class PermissionDeniedException extends PluginInitializationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PermissionDeniedException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
