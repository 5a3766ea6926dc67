package org.wasmplugins.exception;

/** Too many calls wait for plugins, or a call waited too long for an instance. */
public class PluginOverloadedException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginOverloadedException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginOverloadedException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
