package org.wasmplugins;

import java.util.Objects;

/**
 * The answer of a plugin.
 *
 * @param success whether the plugin could handle the event
 * @param data the answer as plain values, see {@link HostType#ANY}; a {@code byte[]} for {@link SerializationFormat#RAW}
 * @param error the reason why the plugin could not handle the event; null if and only if it could
 */
public record PluginResponse(boolean success, Object data, PluginError error) {

    /**
     * @throws IllegalArgumentException if {@code error} does not agree with {@code success}
     */
    public PluginResponse {
        if (success == (error != null)) {
            throw new IllegalArgumentException("a response has an error if and only if it is not a success");
        }
    }

    /**
     * @param data the answer; may be null
     * @return a response that is a success, never null
     */
    public static PluginResponse success(Object data) {
        return new PluginResponse(true, data, null);
    }

    /**
     * @param error the reason why the plugin could not handle the event, not null
     * @return a response that is not a success, never null
     */
    public static PluginResponse failure(PluginError error) {
        return new PluginResponse(false, null, Objects.requireNonNull(error, "error"));
    }
}
