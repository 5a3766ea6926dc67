/**
 * Connects plugins to the Vert.x event bus and to SmallRye Reactive Messaging. Begin with {@code EventBusAddresses} and
 * {@code PluginStreams}. Runs on event loops and never blocks. Depends on {@code config} and {@code payload}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.messaging;
