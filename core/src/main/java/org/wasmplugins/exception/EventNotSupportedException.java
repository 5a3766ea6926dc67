package org.wasmplugins.exception;

/** An event is of a type that the plugin does not list. */
public class EventNotSupportedException extends PluginCommunicationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public EventNotSupportedException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public EventNotSupportedException(PluginOperation operation, String problem, Throwable cause) {
        super(operation, problem, cause);
    }
}
