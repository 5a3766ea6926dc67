/**
 * Answers HTTP callers of a plugin that failed: begin with {@code PluginProblemMapper}. Shows nothing that a guest or host
 * said.
 * Knows {@code config}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.problem;
