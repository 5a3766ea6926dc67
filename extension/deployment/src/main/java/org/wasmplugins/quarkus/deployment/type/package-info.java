/**
 * Reads the types and annotations of an application: begin with {@code JavaTypes}. Knows no other room of the build. Not for
 * use by applications.
 */
package org.wasmplugins.quarkus.deployment.type;
