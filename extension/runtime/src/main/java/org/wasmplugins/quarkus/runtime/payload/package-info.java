/**
 * Converts the application's values to data of events and back. Begin with {@code Payloads}. For any thread. Depends on no
 * other room. Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.payload;
