/**
 * What build steps give each other: plugins that were found, host functions, methods of clients, and what is wrong with them.
 * Begin with {@code DiscoveredPluginBuildItem}. Knows no other room of the build. Not for use by applications.
 */
package org.wasmplugins.quarkus.deployment.item;
