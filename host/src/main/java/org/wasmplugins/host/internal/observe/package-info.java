/**
 * Notifies observers of calls and keeps errors. Begin with {@code Observers}. Called on the threads that call and run plugins;
 * an exception of an observer is logged and changes nothing else. Knows the API and the SPI. Not for use by applications.
 */
package org.wasmplugins.host.internal.observe;
