/**
 * Sends the HTTP requests of plugins with Vert.x. Begin with {@code VertxHttpRequests}. The plugin's thread waits while an
 * event loop of the plugin works. Depends on no other room.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.http;
