package org.wasmplugins.exception;

/** Whoever called a plugin did not want its answer any more, and the plugin was stopped. No fault of the plugin's. */
public class PluginCancelledException extends PluginExecutionException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what happened, a sentence
     */
    public PluginCancelledException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what happened, a sentence
     * @param cause what the plugin's code ended with; may be null
     */
    public PluginCancelledException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
