/**
 * The parts that the extension adds to an application. Begin with {@code WasmPlugins}, the bean that owns the plugins, and
 * {@code WasmPluginsRecorder}, which the build calls. The top floor of the runtime.
 *
 * <p>
 * Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime;
