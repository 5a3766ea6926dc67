package org.wasmplugins.benchmarks;

import org.extism.sdk.chicory.Manifest;
import org.extism.sdk.chicory.ManifestWasm;
import org.extism.sdk.chicory.Plugin;

/** Extism's SDK for Java, compiled. */
final class ExtismGuests {

    private ExtismGuests() {
    }

    static Guest of(Kernel kernel) {
        var wasm = ManifestWasm.fromBytes(kernel.module("-extism")).build();
        var plugin = Plugin.ofManifest(Manifest.ofWasms(wasm).withOptions(new Manifest.Options().withAoT()).build()).build();
        return input -> plugin.call("handle", input);
    }
}
