package org.wasmplugins.lifecycle;

import java.time.Duration;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;

/**
 * A plugin failed, as {@link PluginFailed} reports, and will be started again. Its state stays {@link PluginState#ERROR}
 * until then.
 *
 * @param plugin the plugin
 * @param failedStarts the number of consecutive failures, at least 1; a failure counts if the start failed, or if the plugin
 *        failed before it made a second instance
 * @param delay the time until the next start
 */
public record PluginRestarting(PluginManifest plugin, int failedStarts, Duration delay) implements PluginLifecycleEvent {
}
