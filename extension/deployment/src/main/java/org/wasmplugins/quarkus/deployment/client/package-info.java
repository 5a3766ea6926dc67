/**
 * Checks plugin clients and generates the beans that implement them. Begin with {@code ClientProcessor}. Depends on
 * {@code item} and {@code type}. Not for use by applications.
 */
package org.wasmplugins.quarkus.deployment.client;
