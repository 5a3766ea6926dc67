/**
 * The host of plugins: it loads them through the runtimes that are there, drives their life, decides what they may do and
 * brings events to them. Works in plain Java; {@link org.wasmplugins.host.PluginContainer} puts it together.
 */
package org.wasmplugins.host;
