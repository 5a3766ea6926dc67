/**
 * Who is told of calls and errors: begin with {@code Observers}. Called on the threads that call and run plugins; what an
 * observer
 * throws is logged and goes no further. Knows the API and the SPI. Not for use by applications.
 */
package org.wasmplugins.host.internal.observe;
