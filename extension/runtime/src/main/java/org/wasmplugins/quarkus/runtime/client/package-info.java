/**
 * Makes the calls of generated plugin clients: begin with {@code PluginClients}. On the thread that calls the client. Knows
 * {@code payload}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.client;
