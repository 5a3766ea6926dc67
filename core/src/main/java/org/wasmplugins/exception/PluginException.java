package org.wasmplugins.exception;

import java.util.Objects;
import java.util.Optional;

import org.wasmplugins.PluginEvent;

/** Any failure that concerns a plugin. The message names the plugin and the operation. */
public class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PluginOperation operation;
    private transient String eventId;
    /** True if the calls of several events failed together. */
    private transient boolean isShared;

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     */
    public PluginException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation the operation that failed, and its plugin
     * @param problem the problem, a sentence
     * @param cause the cause; may be null
     */
    public PluginException(PluginOperation operation, String problem, Throwable cause) {
        super(Objects.requireNonNull(operation, "operation") + ": " + problem, cause);
        this.operation = operation;
    }

    /**
     * @return the operation that failed, and its plugin; null only in a deserialized copy
     */
    public PluginOperation operation() {
        return operation;
    }

    /**
     * @return the id of the event that the plugin was to handle; empty for a failure without an event, for a failure of
     *         several events at once, and in a deserialized copy; never null
     */
    public synchronized Optional<String> eventId() {
        return isShared ? Optional.empty() : Optional.ofNullable(eventId);
    }

    /**
     * Sets the event that this failure concerns. For hosts, which call this before they notify the caller of the event. May
     * be called from any thread.
     *
     * @param event the event that the plugin was to handle, not null
     */
    public synchronized void concerns(PluginEvent event) {
        var id = event.id();
        isShared |= eventId != null && !eventId.equals(id);
        eventId = id;
    }
}
