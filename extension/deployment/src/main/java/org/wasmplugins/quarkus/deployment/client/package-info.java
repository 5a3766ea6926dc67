/**
 * Checks plugin clients and writes the beans that implement them: begin with {@code ClientProcessor}. Knows {@code item} and
 * {@code type}. Not for use by applications.
 */
package org.wasmplugins.quarkus.deployment.client;
