/**
 * The port that runtimes of plugins implement: begin with {@link org.wasmplugins.runtime.PluginRuntime}. A
 * {@link org.wasmplugins.runtime.Plugin} is one instance, for one thread at a time. Depends on {@code org.wasmplugins} and
 * the exceptions.
 */
package org.wasmplugins.runtime;
