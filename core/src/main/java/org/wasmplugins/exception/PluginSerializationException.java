package org.wasmplugins.exception;

/** A value could not be written for a plugin. */
public class PluginSerializationException extends PluginCommunicationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginSerializationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginSerializationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
