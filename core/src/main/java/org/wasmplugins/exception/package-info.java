/**
 * The failures of plugins. Begin with {@link org.wasmplugins.exception.PluginException}, which names the operation that
 * failed ({@link org.wasmplugins.exception.PluginOperation}). Messages are for operators and hold printable text only.
 * Depends on {@code org.wasmplugins}.
 */
package org.wasmplugins.exception;
