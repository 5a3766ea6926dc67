package org.wasmplugins.wasm.chicory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.PluginSnapshot;
import org.wasmplugins.wasm.WasmModule;

import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.wasm.Parser;

/** Guests made ready to run, as an application would have them. */
final class Modules {

    private Modules() {
    }

    static WasmModule compiled(String guest) {
        return compiled(Guests.bytes(guest));
    }

    static WasmModule compiled(byte[] wasm) {
        try {
            return load(ModuleCompiler.compile(wasm, "org.wasmplugins.test.Module"));
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }

    static WasmModule interpreted(String guest) {
        return new ChicoryModule(Parser.parse(Guests.bytes(guest)), InterpreterMachine::new, true, () -> {
        }, null);
    }

    /** As {@link #compiled}, initialized as a build would do it. */
    static WasmModule snapshot(String guest) {
        return snapshot(Manifests.of(guest, SerializationFormat.RAW));
    }

    static WasmModule snapshot(PluginManifest manifest) {
        try {
            var module = ModuleCompiler.compile(Guests.bytes(manifest.module().replace(".wasm", "")),
                    "org.wasmplugins.test.Module");
            var snapshot = PluginSnapshot.take(manifest, load(module));
            var resources = Map.of(module.resourceName(), module.resource(),
                    CompiledModule.snapshotName(module.entryClass(), manifest.id()), snapshot);
            return entry(module, resources).loadSnapshot(manifest.id());
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }

    static WasmModule load(ModuleClasses module) {
        return entry(module).load();
    }

    static CompiledModule entry(ModuleClasses module) {
        return entry(module, Map.of(module.resourceName(), module.resource()));
    }

    private static CompiledModule entry(ModuleClasses module, Map<String, byte[]> resources) {
        try {
            return (CompiledModule) new ModuleLoader(module, resources).loadClass(module.entryClass()).getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Stands for the class loader of an application. */
    private static final class ModuleLoader extends ClassLoader {

        private final ModuleClasses module;
        private final Map<String, byte[]> resources;

        ModuleLoader(ModuleClasses module, Map<String, byte[]> resources) {
            super(Modules.class.getClassLoader());
            this.resources = resources;
            this.module = module;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = module.classes().get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            var resource = resources.get(name);
            return resource == null ? null : new ByteArrayInputStream(resource);
        }
    }
}
