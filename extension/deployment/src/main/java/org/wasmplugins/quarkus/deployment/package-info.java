/**
 * The build steps of the extension. Each processor is one concern. Begin with {@code WasmPluginsProcessor}, which combines
 * the results of the others. The top floor of the build.
 */
package org.wasmplugins.quarkus.deployment;
