package org.wasmplugins.exception;

import java.util.Objects;
import java.util.Optional;

import org.wasmplugins.PluginEvent;

/** Anything that goes wrong with a plugin. The message names the plugin and the operation. */
public class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PluginOperation operation;
    private transient String eventId;
    /** Calls of several events failed together. */
    private transient boolean isShared;

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     */
    public PluginException(PluginOperation operation, String problem) {
        this(operation, problem, null);
    }

    /**
     * @param operation what was being done with which plugin
     * @param problem what went wrong, a sentence
     * @param cause what caused it; may be null
     */
    public PluginException(PluginOperation operation, String problem, Throwable cause) {
        super(Objects.requireNonNull(operation, "operation") + ": " + problem, cause);
        this.operation = operation;
    }

    /**
     * @return what was being done with which plugin; null only in a copy that was serialized
     */
    public PluginOperation operation() {
        return operation;
    }

    /**
     * @return the id of the event that the plugin was to handle; empty if it failed without one, or with several at once, and
     *         in a copy that was serialized; never null
     */
    public synchronized Optional<String> eventId() {
        return isShared ? Optional.empty() : Optional.ofNullable(eventId);
    }

    /**
     * Says whose failure this is; for hosts, which say it for each caller before they tell him. May be called from any thread.
     *
     * @param event the event that the plugin was to handle, not null
     */
    public synchronized void concerns(PluginEvent event) {
        var id = event.id();
        isShared |= eventId != null && !eventId.equals(id);
        eventId = id;
    }
}
