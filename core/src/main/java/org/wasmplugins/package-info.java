/**
 * The contracts and values of plugins: events and responses, manifests and permissions, host functions. Begin with
 * {@link org.wasmplugins.PluginEvent} and {@link org.wasmplugins.PluginManifest}. All types are immutable and for any thread.
 * Depends on {@code java.*} only.
 */
package org.wasmplugins;
