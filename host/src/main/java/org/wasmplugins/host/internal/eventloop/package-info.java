/**
 * Runs plugins on event loops, with one instance for each loop that calls a plugin. Begin with {@code LoopInstances}. Only its
 * loop's thread uses a {@code LoopInstance}. Nothing here blocks. Knows {@code run}, {@code pool} and the rooms below them. Not
 * for use by applications.
 */
package org.wasmplugins.host.internal.eventloop;
