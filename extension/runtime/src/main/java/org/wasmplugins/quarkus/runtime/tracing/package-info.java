/**
 * Traces plugin calls with OpenTelemetry: begin with {@code PluginTracing}. Loaded only where the application has
 * OpenTelemetry.
 * For any thread. Knows {@code http}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.tracing;
