package org.wasmplugins;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** An event for a plugin. Immutable: its getters always return the same values, on any thread. */
public sealed interface PluginEvent permits GivenEvent, NewEvent {

    /**
     * @return the plugin that gets the event, never null; the plugin does not see this value
     */
    PluginId target();

    /**
     * @return the id of the event, never null
     */
    String id();

    /**
     * @return the type of the event, for example {@code text.count}, never null
     */
    String type();

    /**
     * @return the sender of the event; null if unknown
     */
    String source();

    /**
     * @return the time at which the event happened, never null
     */
    Instant timestamp();

    /**
     * @return the data: any value that the plugin's serialization can write, a {@code byte[]} for
     *         {@link SerializationFormat#RAW}; may be null
     */
    Object data();

    /**
     * Makes an event of all its values.
     *
     * @param target the plugin that gets the event, not null
     * @param id the id of the event, not null
     * @param type the type of the event
     * @param source the sender of the event; null if unknown
     * @param timestamp the time at which the event happened, not null
     * @param data the data of the event; may be null
     * @return the event, never null; equal to every other event with the same values
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    static PluginEvent of(PluginId target, String id, String type, String source, Instant timestamp, Object data) {
        return new GivenEvent(target, id, type, source, timestamp, data);
    }

    /**
     * Makes an event that happens now, with a random id.
     *
     * @param target the id of the plugin that gets the event
     * @param type the type of the event
     * @param data the data of the event; may be null
     * @return the event, never null
     * @throws IllegalArgumentException if {@code target} or {@code type} is not valid
     */
    static PluginEvent to(String target, String type, Object data) {
        return to(PluginId.of(target), type, data);
    }

    /**
     * Makes an event that happens now, with a random id.
     *
     * @param target the plugin that gets the event
     * @param type the type of the event
     * @param data the data of the event; may be null
     * @return the event, never null
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    static PluginEvent to(PluginId target, String type, Object data) {
        return new GivenEvent(target, NewEvent.randomId(), type, null, Instant.now(), data);
    }

    /**
     * Makes events with random ids for a sender that sends each of them at once. An event gets its time and its id when one
     * of the two is read first; many plugins read neither.
     *
     * @param target the plugin that gets the events
     * @param type the type of the events
     * @return a function that makes an event of its data, which may be null; never null; may be used from any thread
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    static Function<Object, PluginEvent> sender(PluginId target, String type) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(type, "type");
        EventPattern.requireType(type);
        return data -> new NewEvent(target, type, data);
    }
}
