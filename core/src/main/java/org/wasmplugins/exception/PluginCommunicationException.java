package org.wasmplugins.exception;

/** Data could not be handed to a plugin or taken from a plugin. */
public class PluginCommunicationException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginCommunicationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginCommunicationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
