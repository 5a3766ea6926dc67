/**
 * What observers are told of the life of plugins: begin with {@link org.wasmplugins.lifecycle.PluginLifecycleEvent}. Knows
 * {@code org.wasmplugins} and the exceptions.
 */
package org.wasmplugins.lifecycle;
