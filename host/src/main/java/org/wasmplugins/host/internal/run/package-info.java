/**
 * Runs one event on an instance, on the right thread and within its time: begin with {@code GuestCall}. {@code Rescue} and
 * {@code WaitingWorkers} see to it that there is a thread. Knows {@code pool} and what is below. Not for use by applications.
 */
package org.wasmplugins.host.internal.run;
