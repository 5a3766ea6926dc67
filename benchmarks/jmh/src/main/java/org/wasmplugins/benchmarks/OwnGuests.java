package org.wasmplugins.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.manifest.ManifestParser;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasmModule;

/** The kernel as a plugin in a container of plain Java, called by whoever wants its answer, with all limits. */
final class OwnGuests {

    private OwnGuests() {
    }

    static Guest of(Kernel kernel) {
        var manifest = manifest(kernel);
        var module = module(kernel.module(""));
        var container = PluginContainer.builder(Runnable::run)
                .runtime(new WasmPluginRuntime(plugin -> Optional.of(module), List.of())).plugins(List.of(manifest)).build();
        container.start();
        var calls = container.calls();
        return input -> (byte[]) calls.callAndWait(new PluginCall(PluginEvent.to(manifest.id(), "call", input), HostType.ANY,
                Optional.empty(), Optional.empty())).data();
    }

    private static PluginManifest manifest(Kernel kernel) {
        return new ManifestParser(Set.of(RuntimeType.WASM)).parse("plugin.yaml", """
                abi: 1
                id: %s
                version: 1.0.0
                name: %s
                description: A kernel.
                runtime: wasm
                module: kernel.wasm
                serialization: [raw]
                events: [call]
                """.formatted(kernel.key(), kernel.key()).getBytes(StandardCharsets.UTF_8));
    }

    private static WasmModule module(byte[] wasm) {
        try {
            return ModuleCompiler.compile(wasm, "org.wasmplugins.benchmarks.generated.Module").entry().load();
        } catch (InvalidModuleException e) {
            throw new IllegalStateException(e);
        }
    }
}
