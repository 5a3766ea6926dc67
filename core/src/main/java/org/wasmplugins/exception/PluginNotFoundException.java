package org.wasmplugins.exception;

/** There is no plugin of that id. */
public class PluginNotFoundException extends PluginLoadException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginNotFoundException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginNotFoundException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
