package org.wasmplugins.exception;

/** The application has no runtime of the kind that the manifest names. */
public class RuntimeNotAvailableException extends PluginLoadException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public RuntimeNotAvailableException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public RuntimeNotAvailableException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
