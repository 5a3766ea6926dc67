/**
 * Traces plugin calls with OpenTelemetry. Begin with {@code PluginTracing}. Loaded only if the application has OpenTelemetry.
 * For any thread. Depends on {@code http}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.tracing;
