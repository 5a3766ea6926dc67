/**
 * Brings an event from the caller's thread to an instance, and the answer back. Begin with {@code CallChain}. Its links run on
 * the caller's thread until there is a thread for the plugin. They block the caller only if it asked to wait. Knows all other
 * internal rooms. Not for use by applications.
 */
package org.wasmplugins.host.internal.call;
