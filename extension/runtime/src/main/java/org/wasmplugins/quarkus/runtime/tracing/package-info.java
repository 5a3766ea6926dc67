/** What OpenTelemetry is told of plugins. Loaded only where the application has OpenTelemetry. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.tracing;
