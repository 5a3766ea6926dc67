package org.wasmplugins.exception;

/** No runtime of the kind that the manifest names is there. */
public class RuntimeNotAvailableException extends PluginLoadException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public RuntimeNotAvailableException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public RuntimeNotAvailableException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
