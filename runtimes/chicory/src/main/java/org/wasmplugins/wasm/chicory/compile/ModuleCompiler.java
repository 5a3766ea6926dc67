package org.wasmplugins.wasm.chicory.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.objectweb.asm.MethodTooLargeException;
import org.wasmplugins.wasm.chicory.CompiledModule;
import org.wasmplugins.wasm.chicory.DirectCalls;
import org.wasmplugins.wasm.chicory.FunctionNames;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.ModuleParser;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;

/** Compiles modules to JVM classes. Needs Chicory's compiler on the class path, which an application does not. */
public final class ModuleCompiler {

    private static final Pattern FUNCTION = Pattern.compile("\\.func_(\\d+)(\\$\\d+)?\\(");

    private ModuleCompiler() {
    }

    /**
     * Compiles a module for a JVM.
     *
     * @param wasm a module, not to be trusted
     * @param className the full name of the entry class; the names of the others begin with it
     * @return the classes, never null; {@link ModuleClasses#tooLarge} lists functions that could not be compiled
     * @throws InvalidModuleException if the bytes are not a valid module, or not one that the engine can compile
     */
    public static ModuleClasses compile(byte[] wasm, String className) throws InvalidModuleException {
        return compile(wasm, className, CompileTarget.JVM);
    }

    /**
     * @param wasm a module, not to be trusted
     * @param className the full name of the entry class; the names of the others begin with it
     * @param target the environment that the classes run in
     * @return the classes, never null; {@link ModuleClasses#tooLarge} lists functions that could not be compiled
     * @throws InvalidModuleException if the bytes are not a valid module, or not one that the engine can compile
     */
    public static ModuleClasses compile(byte[] wasm, String className, CompileTarget target) throws InvalidModuleException {
        return compile(wasm, className, target, HugeMethod.LARGEST_COMPILED_BYTES);
    }

    /** @param largestMethod the size in bytes from which a method is split */
    static ModuleClasses compile(byte[] wasm, String className, CompileTarget target, int largestMethod)
            throws InvalidModuleException {
        WasmModule module = ModuleParser.parse(wasm);
        EngineFaults.check(ModuleParser.readable(wasm), module);
        try {
            ModuleClasses compiled = compile(wasm, module, className, target, largestMethod, Set.of());
            ModuleLoader.verify(compiled.classes());
            return compiled;
        } catch (LinkageError e) {
            throw new InvalidModuleException("the engine cannot compile it: the JVM refuses " + refused(e, module), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new InvalidModuleException("the engine cannot compile it: " + ModuleParser.explain(e), e);
        }
    }

    /** Compiles a module. If counting frames makes a function too large, that function is interpreted, too. */
    private static ModuleClasses compile(byte[] wasm, WasmModule module, String className, CompileTarget target,
            int largestMethod, Set<Integer> interpreted) throws InvalidModuleException {
        CompilerResult compiled = Compiler.builder(module).withClassName(machineClass(className))
                .withClassCollectorFactory(ByteClassCollector::new)
                .withMaxFunctionsPerClass(MachineClasses.functionsPerClass(MachineClasses.functions(module)))
                .withInterpreterFallback(interpreted.isEmpty() ? InterpreterFallback.SILENT : InterpreterFallback.FAIL)
                .withInterpretedFunctions(interpreted).build().compile();
        try {
            return assemble(wasm, module, className, target, largestMethod, compiled);
        } catch (MethodTooLargeException e) {
            var more = new HashSet<>(compiled.interpretedFunctions());
            more.add(CompiledFunctions.index(e.getMethodName()).orElseThrow(() -> e));
            return compile(wasm, module, className, target, largestMethod, more);
        }
    }

    private static ModuleClasses assemble(byte[] wasm, WasmModule module, String className, CompileTarget target,
            int largestMethod, CompilerResult compiled) throws InvalidModuleException {
        Set<Integer> interpreted = compiled.interpretedFunctions();
        EngineFaults.checkInterpreted(module, interpreted);
        int imported = module.importSection().count(ExternalType.FUNCTION);
        var names = new FunctionNames(module);
        List<byte[]> bodies = CodeSections.bodies(wasm);
        List<TooLargeFunction> tooLarge = interpreted.stream().sorted()
                .map(index -> new TooLargeFunction(index, names.of(index), bodies.get(index - imported).length)).toList();
        Set<Integer> kept = interpreted.stream().map(index -> index - imported).collect(Collectors.toSet());
        Map<String, byte[]> classes = MachineClasses.adapt(machineClass(className), module, compiled.classBytes(), target,
                largestMethod);
        classes.put(className, EntryClass.generate(className, machineClass(className), !interpreted.isEmpty(), target,
                DirectCalls.of(module), MachineClasses.functionsPerClass(machineClass(className), module, classes.keySet())));
        return new ModuleClasses(className, Map.copyOf(classes), CompiledModule.resourceName(className),
                CodeSections.strip(wasm, kept), List.copyOf(tooLarge));
    }

    /**
     * Explains classes that the JVM refuses. One known cause is a call with more than 253 slots of arguments, which the
     * engine compiles wrongly.
     */
    private static String refused(LinkageError e, WasmModule module) {
        String message = String.valueOf(e.getMessage());
        Matcher function = FUNCTION.matcher(message);
        String summary = message.strip().lines().findFirst().orElse("");
        if (function.find()) {
            int index = Integer.parseInt(function.group(1));
            return "its function " + index + " '" + new FunctionNames(module).of(index) + "': " + summary;
        }
        return "one of its classes: " + summary;
    }

    private static String machineClass(String className) {
        return className + "Machine";
    }
}
