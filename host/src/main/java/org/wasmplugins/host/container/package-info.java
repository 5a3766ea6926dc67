/**
 * Puts the host together. Begin with {@link org.wasmplugins.host.container.PluginContainer}. Starts and ends plugins on the
 * thread that calls it. This is the top floor: it knows all other rooms, and no room knows it.
 */
package org.wasmplugins.host.container;
