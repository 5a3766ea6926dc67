package org.wasmplugins.exception;

/** What a plugin wrote could not be read. */
public class PluginDeserializationException extends PluginCommunicationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginDeserializationException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginDeserializationException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
