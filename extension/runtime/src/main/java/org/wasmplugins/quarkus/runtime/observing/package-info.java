/**
 * Writes plugin calls to the MDC ({@code LogContext}) and to the Flight Recorder. Runs on the plugin's thread and must not
 * block. Depends on no other room.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.observing;
