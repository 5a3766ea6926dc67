/**
 * Instances on event loops, one for each loop that calls a plugin: begin with {@code LoopInstances}. A {@code LoopInstance} is
 * for
 * its loop's thread alone. Nothing here blocks. Knows {@code run}, {@code pool} and what is below. Not for use by applications.
 */
package org.wasmplugins.host.internal.eventloop;
