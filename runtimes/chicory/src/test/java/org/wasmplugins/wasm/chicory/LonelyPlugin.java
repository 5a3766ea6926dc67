package org.wasmplugins.wasm.chicory;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.chicory.compile.Compilations;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasmModule;

/** Starts, calls and ends a plugin that imports nothing from its host. */
public final class LonelyPlugin implements Runnable {

    private static final String GUEST = "minimal";

    @Override
    public void run() {
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(module()), List.of());
        try (PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime)
                .plugins(List.of(Manifests.of(GUEST, SerializationFormat.RAW))).build()) {
            container.start();
            PluginResponse answer = container.calls().callAndWait(PluginCall.of(PluginEvent.to(GUEST, "do", new byte[] { 1 })));
            if (!answer.success()) {
                throw new AssertionError(answer);
            }
        }
    }

    /** Returns a module without the class through which the engine calls functions. */
    private static WasmModule module() {
        try {
            return Compilations.without(ModuleCompiler.compile(Guests.bytes(GUEST), "org.wasmplugins.test.Module"),
                    "org.wasmplugins.test.ModuleMachineMachineCall").entry().load();
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }
}
