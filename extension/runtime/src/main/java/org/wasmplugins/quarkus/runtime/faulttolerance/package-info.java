/**
 * Guards calls of plugins with SmallRye Fault Tolerance, as the operator configures it: begin with {@code PluginGuards}. For
 * any
 * thread. Knows {@code client}, {@code config} and {@code payload}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.faulttolerance;
