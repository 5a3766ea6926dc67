package org.wasmplugins.host;

import java.util.List;

import org.wasmplugins.PluginId;

import io.smallrye.mutiny.Multi;

/**
 * Keeps the errors of plugins. The log category {@code org.wasmplugins.errors} also has a line for each kind of error of each
 * plugin, at most one a minute, with the number of errors without a line. May be used from any thread.
 */
public interface ErrorTracker {

    /**
     * @param plugin the id of a plugin, not null
     * @return its last errors, the latest first; empty if it had none
     */
    List<TrackedError> recent(PluginId plugin);

    /**
     * @return every error after the subscription, on the thread on which it occurred; drops the errors that a subscriber has
     *         not requested
     */
    Multi<TrackedError> errors();
}
