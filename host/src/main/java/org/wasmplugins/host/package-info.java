/**
 * What applications use of plugins: {@link org.wasmplugins.host.PluginManager} calls them, the other types are what it gives
 * and what a host is configured with. Begin there. May be used from any thread; nothing here blocks but where it says so. Knows
 * {@code org.wasmplugins} only.
 */
package org.wasmplugins.host;
