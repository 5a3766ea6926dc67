/**
 * Guards calls of plugins with SmallRye Fault Tolerance, as the operator configures it. Begin with {@code PluginGuards}. For
 * any thread. Depends on {@code client}, {@code config} and {@code payload}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.faulttolerance;
