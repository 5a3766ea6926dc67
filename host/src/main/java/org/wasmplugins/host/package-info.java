/**
 * The types that applications use: {@link org.wasmplugins.host.PluginManager} calls plugins, the others are its results and the
 * settings of a host. Begin with {@code PluginManager}. For any thread; a method blocks only if its comment says so. Knows
 * {@code org.wasmplugins} only.
 */
package org.wasmplugins.host;
