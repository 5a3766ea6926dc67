/**
 * What goes wrong with plugins: begin with {@link org.wasmplugins.exception.PluginException}, which says in what a plugin
 * failed
 * ({@link org.wasmplugins.exception.PluginOperation}). Messages are for operators and hold printable text only. Knows
 * {@code org.wasmplugins}.
 */
package org.wasmplugins.exception;
