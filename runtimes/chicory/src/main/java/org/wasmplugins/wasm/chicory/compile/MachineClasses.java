package org.wasmplugins.wasm.chicory.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.wasm.chicory.split.MethodSplitter;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;

/** Adapts the classes of the engine's compiler. */
final class MachineClasses {

    /**
     * The fewest functions in a class. A class is read and verified as a whole before its first function runs, and most
     * plugins need few functions to start.
     */
    static final int FEWEST_FUNCTIONS_PER_CLASS = 32;

    /** The most classes with functions: the method that chooses among them must stay small enough to be compiled. */
    private static final int MOST_CLASSES = 256;

    private MachineClasses() {
    }

    /**
     * Adapts the classes. Throws a {@link org.objectweb.asm.MethodTooLargeException} if the added code makes a function too
     * large.
     */
    static Map<String, byte[]> adapt(String machineClass, WasmModule module, Map<String, byte[]> compiled,
            CompileTarget target, int largestMethod) {
        var classes = new HashMap<String, byte[]>();
        // The compiler gives binary names for some classes and internal names for others.
        compiled.forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));
        int imported = module.importSection().count(ExternalType.FUNCTION);
        int functions = functions(module);
        if (functions > 0) {
            // Not for a native executable, which compiles methods of any size.
            var splitter = new MethodSplitter(target == CompileTarget.JVM ? largestMethod : Integer.MAX_VALUE,
                    CompiledFunctions::isFunction);
            int groups = groups(machineClass, classes.keySet());
            int size = functionsPerClass(functions, groups);
            var dispatch = new CallDispatch(machineClass, imported, functions, size);
            var indirect = new IndirectCalls(machineClass, module, target, size);
            classes.keySet().removeIf(name -> dispatch.replaces(name) || indirect.replaces(name));
            classes.computeIfPresent(machineClass, (name, bytes) -> IndirectCalls.withoutEngines(bytes));
            var whole = new HashMap<String, byte[]>();
            for (int i = 0; i < groups; i++) {
                String name = machineClass + CallDispatch.GROUP + i;
                whole.put(name, CompiledFunctions.adapt(classes.get(name), target, dispatch, indirect, i));
                classes.put(name, splitter.split(whole.get(name)));
            }
            classes.put(dispatch.machineCallName(), dispatch.machineCall());
            classes.putAll(indirect.classes());
            whole.forEach((name, bytes) -> keepWholeIfNotTaken(name, bytes, classes));
        }
        return classes;
    }

    /** Uses the whole method if the JVM refuses the split one: a mistake in splitting then costs speed, but not the plugin. */
    private static void keepWholeIfNotTaken(String name, byte[] whole, Map<String, byte[]> classes) {
        if (classes.get(name) != whole && !ModuleLoader.takes(classes, name)) {
            assert false : "the parts of functions in " + name + " are not verified";
            classes.put(name, whole);
        }
    }

    private static int groups(String machineClass, Set<String> classes) {
        String group = machineClass + CallDispatch.GROUP;
        return (int) classes.stream().filter(name -> name.startsWith(group)).count();
    }

    static int functions(WasmModule module) {
        return module.importSection().count(ExternalType.FUNCTION) + module.functionSection().functionCount();
    }

    /** Returns the number of functions in each class but the last. */
    static int functionsPerClass(String machineClass, WasmModule module, Set<String> classes) {
        return functionsPerClass(functions(module), groups(machineClass, classes));
    }

    /** Returns the number that the compiler is asked for. */
    static int functionsPerClass(int functions) {
        int size = FEWEST_FUNCTIONS_PER_CLASS;
        while (functions > size * MOST_CLASSES) {
            size *= 2;
        }
        return size;
    }

    /** Returns the actual number: the compiler halves it until its classes are small enough. */
    private static int functionsPerClass(int functions, int groups) {
        int size = functionsPerClass(functions);
        while ((functions + size - 1) / size < groups) {
            size /= 2;
        }
        return size;
    }
}
