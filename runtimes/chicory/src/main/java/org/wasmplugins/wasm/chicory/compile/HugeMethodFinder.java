package org.wasmplugins.wasm.chicory.compile;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import org.objectweb.asm.ClassReader;
import org.wasmplugins.wasm.chicory.FunctionNames;
import org.wasmplugins.wasm.chicory.split.MethodSizes;

/** Finds a module's methods that are too large, and describes them for people. */
final class HugeMethodFinder {

    private HugeMethodFinder() {
    }

    static List<HugeMethod> of(ModuleClasses module) {
        List<MethodSizes.Method> huge = module.classes().values().stream()
                .flatMap(bytes -> MethodSizes.of(new ClassReader(bytes)).stream())
                .filter(method -> method.bytes() > HugeMethod.LARGEST_COMPILED_BYTES)
                .sorted(Comparator.comparingInt(MethodSizes.Method::bytes).reversed().thenComparing(MethodSizes.Method::name))
                .toList();
        if (huge.isEmpty()) {
            return List.of();
        }
        FunctionNames names = FunctionNames.in(module.resource());
        return huge.stream().map(method -> new HugeMethod(describe(method.name(), names), method.bytes())).toList();
    }

    private static String describe(String method, FunctionNames names) {
        OptionalInt index = CompiledFunctions.index(method);
        if (index.isEmpty()) {
            return "the method '" + method + "' of the engine";
        }
        return (CompiledFunctions.isFunction(method) ? "function " : "a part of function ") + index.getAsInt() + " '"
                + names.of(index.getAsInt()) + "'";
    }
}
