/** What Micrometer is told of plugins. Loaded only where the application has Micrometer. Not for use by applications. */
package org.wasmplugins.quarkus.runtime.metrics;
