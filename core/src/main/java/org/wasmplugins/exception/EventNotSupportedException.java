package org.wasmplugins.exception;

/** An event is of a type that the plugin does not list. */
public class EventNotSupportedException extends PluginCommunicationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public EventNotSupportedException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public EventNotSupportedException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
