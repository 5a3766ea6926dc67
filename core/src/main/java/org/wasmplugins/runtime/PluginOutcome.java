package org.wasmplugins.runtime;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;

/**
 * The outcome of one event of several that a plugin got in one call.
 *
 * @param response the plugin's answer; null if the event failed
 * @param failure the reason why the event failed; null if the plugin answered
 */
public record PluginOutcome(PluginResponse response, PluginException failure) {

    /**
     * @throws IllegalArgumentException if both the answer and the failure are given, or neither of them
     */
    public PluginOutcome {
        if ((response == null) == (failure == null)) {
            throw new IllegalArgumentException("there is either a response or a failure");
        }
    }

    /**
     * @param response the plugin's answer, not null
     * @return the outcome of the event, never null
     */
    public static PluginOutcome of(PluginResponse response) {
        return new PluginOutcome(response, null);
    }

    /**
     * @param failure the reason why an event failed, not null
     * @return the outcome of the event, never null
     */
    public static PluginOutcome of(PluginException failure) {
        return new PluginOutcome(null, failure);
    }
}
