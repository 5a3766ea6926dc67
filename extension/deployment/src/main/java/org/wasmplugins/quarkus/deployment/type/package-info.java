/**
 * Reads the types and annotations of an application. Begin with {@code JavaTypes}. Depends on no other room of the build. Not
 * for use by applications.
 */
package org.wasmplugins.quarkus.deployment.type;
