package org.wasmplugins.exception;

/** A plugin failed while it ran. */
public class PluginExecutionException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginExecutionException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginExecutionException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
