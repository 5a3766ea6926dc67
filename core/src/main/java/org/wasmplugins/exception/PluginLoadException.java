package org.wasmplugins.exception;

/** A plugin cannot be found or its code cannot be loaded. */
public class PluginLoadException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginLoadException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginLoadException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
