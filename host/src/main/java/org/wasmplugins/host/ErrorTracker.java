package org.wasmplugins.host;

import java.util.List;

import org.wasmplugins.PluginId;

import io.smallrye.mutiny.Multi;

/**
 * Remembers the errors of plugins. Each kind of error of each plugin also has a line in the log category
 * {@code org.wasmplugins.errors}, at most one a minute, with the number of those that had none. May be used from any thread.
 */
public interface ErrorTracker {

    /**
     * @param plugin the id of a plugin, not null
     * @return its last errors, the latest first; empty if it had none
     */
    List<TrackedError> recent(PluginId plugin);

    /**
     * @return every error from the subscription on, on the thread on which it came out of the plugin; what a subscriber has not
     *         asked for is dropped
     */
    Multi<TrackedError> errors();
}
