package org.wasmplugins;

import java.util.Objects;

/**
 * The reason why a plugin could not handle an event. The plugin writes it: do not trust its text.
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
