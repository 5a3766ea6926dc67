/**
 * Lends, packs and disposes the instances of one plugin. Begin with {@code InstancePool}; the policy is in
 * {@code IdleInstances}. For any thread; no plugin code runs under its lock. Knows {@code time} and {@code observe}. Not for
 * use by applications.
 */
package org.wasmplugins.host.internal.pool;
