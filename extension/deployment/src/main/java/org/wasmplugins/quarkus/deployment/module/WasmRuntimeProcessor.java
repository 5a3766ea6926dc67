package org.wasmplugins.quarkus.deployment.module;

import org.wasmplugins.RuntimeType;
import org.wasmplugins.quarkus.deployment.item.PluginRuntimeBuildItem;

import io.quarkus.deployment.annotations.BuildStep;

/** Produces the WebAssembly runtime, which is part of the extension. */
class WasmRuntimeProcessor {

    @BuildStep
    PluginRuntimeBuildItem announceRuntime() {
        return new PluginRuntimeBuildItem(RuntimeType.WASM);
    }
}
