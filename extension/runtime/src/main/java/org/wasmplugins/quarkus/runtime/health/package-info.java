/**
 * Reports the state of plugins to MicroProfile Health. Begin with {@code PluginHealth}. Never blocks and needs no worker.
 * Depends on {@code config} and {@code faulttolerance}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.health;
