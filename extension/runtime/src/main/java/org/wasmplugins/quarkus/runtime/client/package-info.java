/**
 * Makes the calls of generated plugin clients. Begin with {@code PluginClients}. Runs on the thread that calls the client.
 * Depends on {@code payload}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.client;
