package org.wasmplugins.exception;

/** A host function that a plugin called failed; the cause is what it threw. */
public class HostFunctionException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public HostFunctionException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public HostFunctionException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
