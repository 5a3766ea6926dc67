package org.wasmplugins.wasm.chicory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import org.wasmplugins.wasm.Guests;
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
        });
    }

    static WasmModule load(ModuleClasses module) {
        return entry(module).load();
    }

    static CompiledModule entry(ModuleClasses module) {
        try {
            return (CompiledModule) new ModuleLoader(module).loadClass(module.entryClass()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Stands for the class loader of an application. */
    private static final class ModuleLoader extends ClassLoader {

        private final ModuleClasses module;

        ModuleLoader(ModuleClasses module) {
            super(Modules.class.getClassLoader());
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
            return name.equals(module.resourceName()) ? new ByteArrayInputStream(module.resource()) : null;
        }
    }
}
