/**
 * Finds the folders of plugins and reads their manifests. Begin with {@code ManifestProcessor}. Depends on {@code item}. Not
 * for use by applications.
 */
package org.wasmplugins.quarkus.deployment.manifest;
