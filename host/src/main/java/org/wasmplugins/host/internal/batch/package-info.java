/**
 * Collects calls that go to an instance together. Begin with {@code BatchQueue}. Callers' threads fill it, the host's timer
 * empties it. Knows {@code run}, {@code pool} and the rooms below them. Not for use by applications.
 */
package org.wasmplugins.host.internal.batch;
