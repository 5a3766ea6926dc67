package org.wasmplugins;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that all plugins are told of which list its type.
 *
 * @param id identifies the event, for all of them
 * @param type what kind of event it is, for example {@code document.saved}
 * @param source who sent it; null if nobody says
 * @param timestamp when it happened
 * @param data anything that the serialization of each plugin can write; may be null
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
     * An event that happens now, with a random id.
     *
     * @param type what kind of event it is
     * @param data what it carries; may be null
     * @return the event, never null
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    public static PublishedEvent of(String type, Object data) {
        return new PublishedEvent(UUID.randomUUID().toString(), type, null, Instant.now(), data);
    }

    /**
     * @param target one of the plugins that get it, not null
     * @return what that plugin gets, never null
     */
    public PluginEvent to(PluginId target) {
        return PluginEvent.of(target, id, type, source, timestamp, data);
    }
}
