package org.wasmplugins.exception;

/** A value could not be written for a plugin. */
public class PluginSerializationException extends PluginCommunicationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginSerializationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginSerializationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
