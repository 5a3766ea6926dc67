/**
 * Puts the host together: begin with {@link org.wasmplugins.host.container.PluginContainer}. It starts and ends plugins on the
 * thread that asks for it. The top floor: knows all other rooms, and none knows it.
 */
package org.wasmplugins.host.container;
