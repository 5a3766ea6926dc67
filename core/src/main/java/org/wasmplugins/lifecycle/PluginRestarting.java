package org.wasmplugins.lifecycle;

import java.time.Duration;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin failed, as {@link PluginFailed} says, and will be started again. It stays {@link PluginState#ERROR} until then.
 *
 * @param plugin the plugin
 * @param failedStarts how often in a row it could not be started or stopped working without having made an instance besides
 *        the one of its start, at least 1
 * @param delay how long until the next start
 */
public record PluginRestarting(PluginManifest plugin, int failedStarts, Duration delay) implements PluginLifecycleEvent {
}
