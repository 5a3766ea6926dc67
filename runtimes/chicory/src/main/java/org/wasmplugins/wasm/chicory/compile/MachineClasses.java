package org.wasmplugins.wasm.chicory.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.wasm.chicory.split.MethodSplitter;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;

/** Makes the classes that the engine's compiler gives ours. */
final class MachineClasses {

    /**
     * A class is read and verified as a whole before the first of its functions runs, and most plugins need few of theirs to
     * start.
     */
    static final int FUNCTIONS_PER_CLASS = 128;

    private MachineClasses() {
    }

    /** Fails with {@link org.objectweb.asm.MethodTooLargeException} for a function that was just small enough before. */
    static Map<String, byte[]> adapt(String machineClass, WasmModule module, Map<String, byte[]> compiled,
            CompileTarget target, int largestMethod) {
        var classes = new HashMap<String, byte[]>();
        // The compiler gives binary names for some classes and internal names for others.
        compiled.forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));
        int imported = module.importSection().count(ExternalType.FUNCTION);
        int functions = imported + module.functionSection().functionCount();
        if (functions > 0) {
            // An executable compiles all of them.
            var splitter = new MethodSplitter(target == CompileTarget.JVM ? largestMethod : Integer.MAX_VALUE,
                    CompiledFunctions::isFunction);
            int groups = groups(machineClass, classes.keySet());
            var dispatch = new CallDispatch(machineClass, imported, functions, functionsPerClass(functions, groups));
            classes.keySet().removeIf(dispatch::replaces);
            var whole = new HashMap<String, byte[]>();
            for (int i = 0; i < groups; i++) {
                var name = machineClass + CallDispatch.GROUP + i;
                whole.put(name, CompiledFunctions.adapt(classes.get(name), target, dispatch, i));
                classes.put(name, splitter.split(whole.get(name)));
            }
            classes.put(dispatch.machineCallName(), dispatch.machineCall());
            whole.forEach((name, bytes) -> keepWholeIfNotTaken(name, bytes, classes));
        }
        return classes;
    }

    /** A mistake of ours in splitting then costs time and no plugin. */
    private static void keepWholeIfNotTaken(String name, byte[] whole, Map<String, byte[]> classes) {
        if (classes.get(name) != whole && !ModuleLoader.takes(classes, name)) {
            assert false : "the parts of functions in " + name + " are not verified";
            classes.put(name, whole);
        }
    }

    private static int groups(String machineClass, Set<String> classes) {
        var group = machineClass + CallDispatch.GROUP;
        return (int) classes.stream().filter(name -> name.startsWith(group)).count();
    }

    /** How many functions there are in each class but the last one. */
    static int functionsPerClass(String machineClass, WasmModule module, Set<String> classes) {
        return functionsPerClass(module.importSection().count(ExternalType.FUNCTION) + module.functionSection().functionCount(),
                groups(machineClass, classes));
    }

    /** The compiler halves the number until its classes are small enough. */
    private static int functionsPerClass(int functions, int groups) {
        int size = FUNCTIONS_PER_CLASS;
        while ((functions + size - 1) / size < groups) {
            size /= 2;
        }
        return size;
    }
}
