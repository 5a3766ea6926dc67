/**
 * Decides in one place what a plugin may do and reach. Begin with {@code SecurityGuard}. Holds the built-in functions too, one
 * class each, listed in {@code BuiltIns}. For any thread. Knows {@code time} and {@code observe}. Not for use by applications.
 */
package org.wasmplugins.host.internal.access;
