/**
 * Runs one event on an instance, on the right thread and within its time limit. Begin with {@code GuestCall}; {@code Rescue}
 * and {@code WaitingWorkers} ensure that a thread is free. Knows {@code pool} and the rooms below it. Not for use by
 * applications.
 */
package org.wasmplugins.host.internal.run;
