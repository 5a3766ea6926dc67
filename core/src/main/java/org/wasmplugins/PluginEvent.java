package org.wasmplugins;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** Something that a plugin is asked to handle. Immutable: what it says once it says always, on every thread. */
public sealed interface PluginEvent permits GivenEvent, NewEvent {

    /**
     * @return the plugin that gets it, never null; not part of what the plugin sees
     */
    PluginId target();

    /**
     * @return identifies the event, never null
     */
    String id();

    /**
     * @return what kind of event it is, for example {@code text.count}, never null
     */
    String type();

    /**
     * @return who sent it; null if nobody says
     */
    String source();

    /**
     * @return when it happened, never null
     */
    Instant timestamp();

    /**
     * @return anything that the plugin's serialization can write; for {@link SerializationFormat#RAW} a {@code byte[]}; may be
     *         null
     */
    Object data();

    /**
     * An event with all that it says.
     *
     * @param target the plugin that gets it, not null
     * @param id identifies it, not null
     * @param type what kind of event it is
     * @param source who sent it; null if nobody says
     * @param timestamp when it happened, not null
     * @param data what it carries; may be null
     * @return the event, never null; equal to every other one that says the same
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    static PluginEvent of(PluginId target, String id, String type, String source, Instant timestamp, Object data) {
        return new GivenEvent(target, id, type, source, timestamp, data);
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
    static PluginEvent to(String target, String type, Object data) {
        return to(PluginId.of(target), type, data);
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
    static PluginEvent to(PluginId target, String type, Object data) {
        return new GivenEvent(target, NewEvent.randomId(), type, null, Instant.now(), data);
    }

    /**
     * Makes events with random ids for a sender that sends each of them at once: an event happens and gets its id when somebody
     * asks for one of the two first, which for many plugins nobody does.
     *
     * @param target the plugin that gets them
     * @param type what kind of events they are
     * @return makes an event of what it carries, which may be null; never null; may be used from any thread
     * @throws IllegalArgumentException if {@code type} is not valid
     */
    static Function<Object, PluginEvent> sender(PluginId target, String type) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(type, "type");
        EventPattern.requireType(type);
        return data -> new NewEvent(target, type, data);
    }
}
