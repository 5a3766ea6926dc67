package org.wasmplugins.host;

import java.util.Objects;

import org.wasmplugins.PluginId;

/**
 * A message from a plugin to the application.
 *
 * @param from the plugin
 * @param type the kind of message, which the plugin chooses; a valid type of an event
 * @param data plain values, not to be trusted: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} or
 *        null
 */
public record PluginMessage(PluginId from, String type, Object data) {

    public PluginMessage {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(type, "type");
    }
}
