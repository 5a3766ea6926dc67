package org.wasmplugins.wasm.chicory;

import java.util.Map;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.PluginSnapshot;
import org.wasmplugins.wasm.chicory.compile.Compilations;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasmModule;

import com.dylibso.chicory.runtime.InterpreterMachine;

/** Guests made ready to run, as an application would have them. */
public final class Modules {

    private Modules() {
    }

    public static WasmModule compiled(String guest) {
        return compiled(Guests.bytes(guest));
    }

    public static WasmModule compiled(byte[] wasm) {
        try {
            return load(ModuleCompiler.compile(wasm, "org.wasmplugins.test.Module"));
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }

    public static WasmModule interpreted(String guest) {
        return interpreted(Guests.bytes(guest));
    }

    public static WasmModule interpreted(byte[] wasm) {
        return new ChicoryModule(StrippedModule.parse(wasm), InterpreterMachine::new, true, () -> {
        }, null, null);
    }

    /** As {@link #compiled}, initialized as a build would do it. */
    public static WasmModule snapshot(String guest) {
        return snapshot(Manifests.of(guest, SerializationFormat.RAW));
    }

    public static WasmModule snapshot(PluginManifest manifest) {
        try {
            ModuleClasses module = ModuleCompiler.compile(Guests.bytes(manifest.module().replace(".wasm", "")),
                    "org.wasmplugins.test.Module");
            byte[] snapshot = PluginSnapshot.take(manifest, load(module));
            Map<String, byte[]> resources = Map.of(module.resourceName(), module.resource(),
                    CompiledModule.snapshotName(module.entryClass(), manifest.id()), snapshot);
            return Compilations.entry(module, resources).loadSnapshot(manifest.id());
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }

    public static WasmModule load(ModuleClasses module) {
        return module.entry().load();
    }
}
