/**
 * What a plugin is, and what goes in and out of it: events and responses, manifests and permissions, host functions. Begin with
 * {@link org.wasmplugins.PluginEvent} and {@link org.wasmplugins.PluginManifest}. All types are immutable and for any thread.
 * Knows
 * {@code java.*} only.
 */
package org.wasmplugins;
