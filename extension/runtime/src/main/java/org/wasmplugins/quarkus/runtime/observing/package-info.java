/**
 * Writes plugin calls to the MDC ({@code LogContext}) and to the Flight Recorder. On the thread that runs the plugin; must not
 * block. Knows no other room.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.observing;
