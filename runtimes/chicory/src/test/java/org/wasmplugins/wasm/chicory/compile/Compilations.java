package org.wasmplugins.wasm.chicory.compile;

import java.util.Map;

import org.wasmplugins.wasm.chicory.CompiledModule;
import org.wasmplugins.wasm.chicory.InvalidModuleException;

/** What tests of other packages need of the compiler and nobody else does. */
public final class Compilations {

    private Compilations() {
    }

    /** @param largestMethod the most bytes of a method that is not split */
    public static ModuleClasses inParts(byte[] wasm, CompileTarget target, int largestMethod) throws InvalidModuleException {
        return ModuleCompiler.compile(wasm, "Guest", target, largestMethod);
    }

    /** @param resources what the module finds by its class loader */
    public static CompiledModule entry(ModuleClasses module, Map<String, byte[]> resources) {
        return ModuleLoader.entry(module, resources);
    }
}
