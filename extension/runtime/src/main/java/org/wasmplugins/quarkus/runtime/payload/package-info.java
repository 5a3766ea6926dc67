/**
 * The application's values as data of events: begin with {@code Payloads}. For any thread. Knows no other room. Not for use by
 * applications.
 */
package org.wasmplugins.quarkus.runtime.payload;
