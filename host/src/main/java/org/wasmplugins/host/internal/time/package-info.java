/**
 * Enforces the time limits of plugins ({@code max_execution_time}): begin with {@code Deadlines}; {@code Watchdog} is the
 * thread that
 * interrupts. Knows the API and the SPI. Not for use by applications.
 */
package org.wasmplugins.host.internal.time;
