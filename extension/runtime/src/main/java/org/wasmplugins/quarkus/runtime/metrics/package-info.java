/**
 * Counts and times plugin calls for Micrometer: begin with {@code PluginMetrics}. Loaded only where the application has
 * Micrometer. For any thread. Knows {@code config}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.metrics;
