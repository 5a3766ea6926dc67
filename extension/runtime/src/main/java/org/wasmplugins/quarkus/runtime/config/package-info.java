/**
 * Reads what the operator says: begin with {@link org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig}. The
 * {@code Operator…} classes make the host's settings of it, {@code SettingNames} finds those that reach nobody. For any thread.
 * Knows {@code payload}. Not for use by applications.
 */
package org.wasmplugins.quarkus.runtime.config;
