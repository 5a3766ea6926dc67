package org.wasmplugins.runtime;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;

/**
 * What became of one event of several that a plugin got at once.
 *
 * @param response the plugin's answer; null if the event failed
 * @param failure why the event failed; null if there is an answer
 */
public record PluginOutcome(PluginResponse response, PluginException failure) {

    /**
     * @throws IllegalArgumentException if there are both an answer and a failure, or none of them
     */
    public PluginOutcome {
        if ((response == null) == (failure == null)) {
            throw new IllegalArgumentException("there is either a response or a failure");
        }
    }

    /**
     * @param response the plugin's answer, not null
     * @return what became of its event, never null
     */
    public static PluginOutcome of(PluginResponse response) {
        return new PluginOutcome(response, null);
    }

    /**
     * @param failure why an event failed, not null
     * @return what became of it, never null
     */
    public static PluginOutcome of(PluginException failure) {
        return new PluginOutcome(null, failure);
    }
}
