package org.wasmplugins.quarkus.deployment.module;

import org.wasmplugins.RuntimeType;
import org.wasmplugins.quarkus.deployment.item.PluginRuntimeBuildItem;

import io.quarkus.deployment.annotations.BuildStep;

/** The runtime that the extension brings itself. */
class WasmRuntimeProcessor {

    @BuildStep
    PluginRuntimeBuildItem announceRuntime() {
        return new PluginRuntimeBuildItem(RuntimeType.WASM);
    }
}
