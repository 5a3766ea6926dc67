package org.wasmplugins.exception;

/** The caller no longer wanted the answer, and the host stopped the plugin. Not a fault of the plugin. */
public class PluginCancelledException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginCancelledException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the exception that ended the plugin's code; may be null
     */
    public PluginCancelledException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
