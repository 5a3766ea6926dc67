package org.wasmplugins.exception;

/** A plugin has more calls waiting than it may have. */
public class PluginOverloadedException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginOverloadedException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginOverloadedException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
