/**
 * Which plugins there are, in what state, and how they start, restart and go: begin with {@code ManagedPlugin} (the state) and
 * {@code PluginLifecycle} (what leads from one to the next). Runs hooks on the thread that starts or ends a plugin. Knows
 * the rooms of instances, {@code access} and what is below. Not for use by applications.
 */
package org.wasmplugins.host.internal.lifecycle;
