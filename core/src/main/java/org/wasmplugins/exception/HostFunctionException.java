package org.wasmplugins.exception;

/** A host function that a plugin called failed; the cause is the exception of the function. */
public class HostFunctionException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public HostFunctionException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public HostFunctionException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
