package org.wasmplugins;

import java.util.Objects;

/**
 * Why a plugin could not handle an event, in its own words. Written by the plugin: not to be trusted.
 *
 * @param code a short code
 * @param message a sentence
 */
public record PluginError(String code, String message) {

    public PluginError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
