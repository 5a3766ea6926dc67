package org.wasmplugins.exception;

/** A plugin cannot be found or its code cannot be loaded. */
public class PluginLoadException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginLoadException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginLoadException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
