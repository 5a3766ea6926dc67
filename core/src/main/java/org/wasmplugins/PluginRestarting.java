package org.wasmplugins;

import java.time.Duration;

/**
 * A plugin could not be started and will be started again. It stays {@link PluginState#ERROR} until then.
 *
 * @param plugin the plugin
 * @param failedStarts how often in a row it could not be started
 * @param delay how long until the next start
 */
public record PluginRestarting(PluginManifest plugin, int failedStarts, Duration delay) implements PluginLifecycleEvent {
}
