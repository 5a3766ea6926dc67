/**
 * Sends the HTTP requests of plugins with Vert.x: begin with {@code VertxHttpRequests}. The plugin's thread waits, an event
 * loop of
 * the plugin's own works. Knows no other room.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.http;
