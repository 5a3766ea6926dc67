/**
 * Finds the folders of plugins and reads their manifests: begin with {@code ManifestProcessor}. Knows {@code item}. Not for use
 * by applications.
 */
package org.wasmplugins.quarkus.deployment.manifest;
