/**
 * The types that frameworks implement or call: threads, guards, HTTP, observers and log messages, and helpers for a build.
 * Begin with {@link org.wasmplugins.host.spi.PluginCalls} (calls for a framework) and
 * {@link org.wasmplugins.host.spi.GuestThreads} (where plugins run). For any thread. Knows the API only.
 */
package org.wasmplugins.host.spi;
