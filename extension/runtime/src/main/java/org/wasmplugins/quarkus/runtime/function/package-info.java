/**
 * Host functions that are methods of beans: begin with {@code InvokerHostFunction}. Runs on the thread that runs the plugin.
 * Knows no other room.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.function;
