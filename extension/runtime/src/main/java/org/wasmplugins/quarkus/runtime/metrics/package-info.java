/**
 * Counts and times plugin calls for Micrometer. Begin with {@code PluginMetrics}. Loaded only if the application has
 * Micrometer. For any thread. Depends on {@code config}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.metrics;
