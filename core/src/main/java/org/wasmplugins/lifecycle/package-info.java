/**
 * The events that notify observers of the life of plugins. Begin with {@link org.wasmplugins.lifecycle.PluginLifecycleEvent}.
 * Depends on {@code org.wasmplugins} and the exceptions.
 */
package org.wasmplugins.lifecycle;
