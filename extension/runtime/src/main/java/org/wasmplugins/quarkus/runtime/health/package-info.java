/**
 * Reports the state of plugins to MicroProfile Health: begin with {@code PluginHealth}. Never blocks and needs no worker. Knows
 * {@code config} and {@code faulttolerance}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.health;
