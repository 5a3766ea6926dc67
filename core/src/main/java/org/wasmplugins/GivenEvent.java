package org.wasmplugins;

import java.time.Instant;
import java.util.Objects;

/** An event whose values are all given. */
record GivenEvent(PluginId target, String id, String type, String source, Instant timestamp, Object data)
        implements
            PluginEvent {

    GivenEvent {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timestamp, "timestamp");
        EventPattern.requireType(type);
    }
}
