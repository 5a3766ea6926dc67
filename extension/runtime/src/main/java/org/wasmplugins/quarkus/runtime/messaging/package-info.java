/**
 * Connects plugins to the Vert.x event bus and to SmallRye Reactive Messaging: begin with {@code EventBusAddresses} and
 * {@code PluginStreams}. On event loops, which nothing here blocks. Knows {@code config} and {@code payload}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.messaging;
