package org.wasmplugins.exception;

/** Something could not be handed to a plugin or taken from it. */
public class PluginCommunicationException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginCommunicationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginCommunicationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
