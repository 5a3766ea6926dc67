/**
 * Holds the plugins and their states, and starts, restarts and disposes them. Begin with {@code ManagedPlugin} (the state) and
 * {@code PluginLifecycle} (the steps between states). Runs hooks on the thread that starts or ends a plugin. Knows the rooms of
 * instances, {@code access} and the rooms below them. Not for use by applications.
 */
package org.wasmplugins.host.internal.lifecycle;
