package org.wasmplugins;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An event that the host sends to all plugins that list its type.
 *
 * @param id the id of the event, the same for all plugins
 * @param type the type of the event, for example {@code document.saved}
 * @param source the sender of the event; null if unknown
 * @param timestamp the time at which the event happened
 * @param data the data: any value that the serialization of each plugin can write; may be null
 */
public record PublishedEvent(String id, String type, String source, Instant timestamp, Object data) {

    /**
     * @throws IllegalArgumentException if {@code type} is not a valid type of an event
     */
    public PublishedEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timestamp, "timestamp");
        EventPattern.requireType(type);
    }

    /**
     * Makes an event that happens now, with a random id.
     *
     * @param type the type of the event
     * @param data the data of the event; may be null
     * @return the event, never null
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    public static PublishedEvent of(String type, Object data) {
        return new PublishedEvent(UUID.randomUUID().toString(), type, null, Instant.now(), data);
    }

    /**
     * @param target one of the plugins that get the event, not null
     * @return the event for that plugin, never null
     */
    public PluginEvent to(PluginId target) {
        return PluginEvent.of(target, id, type, source, timestamp, data);
    }
}
