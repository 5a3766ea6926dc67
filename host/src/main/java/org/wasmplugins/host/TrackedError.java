package org.wasmplugins.host;

import java.time.Instant;
import java.util.Objects;

import org.wasmplugins.exception.PluginException;

/**
 * An error of a plugin.
 *
 * @param time when it occurred
 * @param error the error
 */
public record TrackedError(Instant time, PluginException error) {

    public TrackedError {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(error, "error");
    }
}
