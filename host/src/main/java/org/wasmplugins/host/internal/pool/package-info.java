/**
 * The instances of one plugin: lent, packed away while nobody needs them, kept ready. Begin with {@code InstancePool}; the
 * policy is
 * in {@code IdleInstances}. For any thread; no plugin code runs under its lock. Knows {@code time} and {@code observe}. Not for
 * use by applications.
 */
package org.wasmplugins.host.internal.pool;
