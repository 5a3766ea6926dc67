package org.wasmplugins.host;

import java.util.Objects;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;

/**
 * The answer of one plugin to a published event.
 *
 * @param plugin the plugin
 * @param response its answer; null if it failed
 * @param failure why it failed; null if it answered
 */
public record PluginAnswer(PluginId plugin, PluginResponse response, PluginException failure) {

    /** @throws IllegalArgumentException if there are both a response and a failure, or neither */
    public PluginAnswer {
        Objects.requireNonNull(plugin, "plugin");
        if ((response == null) == (failure == null)) {
            throw new IllegalArgumentException("there is either a response or a failure");
        }
    }
}
