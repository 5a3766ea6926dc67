/**
 * What frameworks implement or call: threads, guards, HTTP, observers, log messages, and what a build asks of the host. Begin
 * with
 * {@link org.wasmplugins.host.spi.PluginCalls} (calls in the name of others) and
 * {@link org.wasmplugins.host.spi.GuestThreads} (where plugins run). For any thread. Knows the API only.
 */
package org.wasmplugins.host.spi;
