package org.wasmplugins.wasm.chicory.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.wasmplugins.wasm.chicory.CompiledModule;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.ModuleParser;

/** Gives tests of other packages access to the compiler. */
public final class Compilations {

    private Compilations() {
    }

    /** @param largestMethod the most bytes of a method that is not split */
    public static ModuleClasses inParts(byte[] wasm, CompileTarget target, int largestMethod) throws InvalidModuleException {
        return ModuleCompiler.compile(wasm, "Guest", target, largestMethod);
    }

    /** Returns true if the interpreter is known to be wrong for a function of a module. */
    public static boolean interpreterIsWrong(byte[] wasm) throws InvalidModuleException {
        return Stream.of(ModuleParser.parse(wasm).codeSection().functionBodies())
                .anyMatch(body -> InterpretedFunctions.problem(body.instructions()).isPresent());
    }

    /** @param name the class to remove */
    public static ModuleClasses without(ModuleClasses module, String name) {
        var classes = new HashMap<>(module.classes());
        if (classes.remove(name) == null) {
            throw new IllegalArgumentException(name + " is not among " + classes.keySet());
        }
        return new ModuleClasses(module.entryClass(), classes, module.resourceName(), module.resource(), module.tooLarge());
    }

    /** @param resources the resources that the module's class loader finds */
    public static CompiledModule entry(ModuleClasses module, Map<String, byte[]> resources) {
        return ModuleLoader.entry(module, resources);
    }
}
