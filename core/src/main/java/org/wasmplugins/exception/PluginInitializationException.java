package org.wasmplugins.exception;

/** A plugin cannot be started. */
public class PluginInitializationException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginInitializationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginInitializationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
