/**
 * Calls that go to an instance together: begin with {@code BatchQueue}. Its callers' threads fill it, the host's timer empties
 * it. Knows {@code run}, {@code pool} and what is below. Not for use by applications.
 */
package org.wasmplugins.host.internal.batch;
