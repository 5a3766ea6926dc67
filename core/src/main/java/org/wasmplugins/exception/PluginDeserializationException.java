package org.wasmplugins.exception;

/** Data that a plugin wrote could not be read. */
public class PluginDeserializationException extends PluginCommunicationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginDeserializationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginDeserializationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
