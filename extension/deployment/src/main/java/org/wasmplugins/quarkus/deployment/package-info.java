/**
 * What the extension does while an application is built. Each processor is one concern: begin with
 * {@code WasmPluginsProcessor}, which
 * puts together what the others found, checked and made. The top floor of the build.
 */
package org.wasmplugins.quarkus.deployment;
