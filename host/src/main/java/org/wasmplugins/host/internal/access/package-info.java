/**
 * What a plugin may do and reach, decided in one place: begin with {@code SecurityGuard}. The functions that are built in stand
 * here
 * too, one class each, listed in {@code BuiltIns}. For any thread. Knows {@code time} and {@code observe}. Not for use by
 * applications.
 */
package org.wasmplugins.host.internal.access;
