/**
 * The results that build steps pass to each other: plugins, host functions, methods of clients, and problems. Begin with
 * {@code DiscoveredPluginBuildItem}. Depends on no other room of the build. Not for use by applications.
 */
package org.wasmplugins.quarkus.deployment.item;
