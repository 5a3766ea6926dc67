package org.wasmplugins.host;

import java.util.Objects;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;

/**
 * What came of an event at one of the plugins that got it.
 *
 * @param plugin the plugin
 * @param response its answer; null if it failed
 * @param failure why it failed; null if it answered
 */
public record PluginAnswer(PluginId plugin, PluginResponse response, PluginException failure) {

    /**
     * @throws IllegalArgumentException if there are both an answer and a failure, or none of them
     */
    public PluginAnswer {
        Objects.requireNonNull(plugin, "plugin");
        if ((response == null) == (failure == null)) {
            throw new IllegalArgumentException("there is either a response or a failure");
        }
    }
}
