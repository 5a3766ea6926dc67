/**
 * Answers HTTP callers of a plugin that failed. Begin with {@code PluginProblemMapper}. Shows no text of a guest or host.
 * Depends on {@code config}.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.problem;
