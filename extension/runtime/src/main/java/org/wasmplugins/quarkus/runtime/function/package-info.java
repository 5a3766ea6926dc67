/**
 * The host functions that are methods of beans. Begin with {@code InvokerHostFunction}. Runs on the thread that runs the
 * plugin. Depends on no other room.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.function;
