/**
 * The links that an event passes, from the caller's thread to the instance and back: begin with {@code CallChain}. They run on
 * the
 * caller's thread until a thread for the plugin is found, and never block it unless it asked to wait. Knows all other
 * internal rooms. Not for use by applications.
 */
package org.wasmplugins.host.internal.call;
