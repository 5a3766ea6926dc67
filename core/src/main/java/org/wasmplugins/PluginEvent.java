package org.wasmplugins;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Something that a plugin is asked to handle.
 *
 * @param target the plugin that gets it; not part of what the plugin sees
 * @param id identifies the event
 * @param type what kind of event it is, for example {@code text.count}
 * @param source who sent it; null if nobody says
 * @param timestamp when it happened
 * @param data anything that the plugin's serialization can write; for {@link SerializationFormat#RAW} a {@code byte[]}; may
 *        be null
 */
public record PluginEvent(PluginId target, String id, String type, String source, Instant timestamp, Object data) {

    /**
     * @throws IllegalArgumentException if {@code type} is not a valid type of an event
     */
    public PluginEvent {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timestamp, "timestamp");
        requireType(type);
    }

    static void requireType(String type) {
        if (!EventPattern.isValidType(type)) {
            throw new IllegalArgumentException("'" + Text.printable(type)
                    + "' is not the type of an event; allowed: letters, digits, '.', '_', '-', at most 200 characters");
        }
    }

    /**
     * An event that happens now, with a random id.
     *
     * @param target the id of the plugin that gets it
     * @param type what kind of event it is
     * @param data what it carries; may be null
     * @return the event, never null
     * @throws IllegalArgumentException if {@code target} or {@code type} is not valid
     */
    public static PluginEvent to(String target, String type, Object data) {
        return to(PluginId.of(target), type, data);
    }

    /** A UUID of version 4 (RFC 9562). It tells events apart and is no secret: secure random numbers cost more than a call. */
    private static String randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
    }

    /**
     * An event that happens now, with a random id.
     *
     * @param target the plugin that gets it
     * @param type what kind of event it is
     * @param data what it carries; may be null
     * @return the event, never null
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    public static PluginEvent to(PluginId target, String type, Object data) {
        return new PluginEvent(target, randomId(), type, null, Instant.now(), data);
    }
}
