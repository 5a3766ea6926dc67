/**
 * Reads the operator's settings. Begin with {@link org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig}. The
 * {@code Operator…} classes turn them into settings of the host, and {@code SettingNames} finds those that apply to no
 * plugin. For any thread. Depends on {@code payload}. Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.config;
