package org.wasmplugins.quarkus.deployment.module;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.runtime.wasm.Compilation;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.ModuleParser;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.chicory.compile.TooLargeFunction;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

/**
 * One module, checked and compiled, for all plugins whose modules have the same bytes.
 *
 * @param info the imports and exports of the module
 * @param classes the classes of the module
 * @param compilation how its classes were obtained
 */
record ModuleBuild(WasmModuleInfo info, ModuleClasses classes, Compilation compilation) {

    private static final String PACKAGE = "org.wasmplugins.generated.";

    /** Returns a name that two modules share if and only if their bytes are equal. */
    static String entryClass(byte[] module) {
        return PACKAGE + "Module_" + HexFormat.of().formatHex(CompiledFile.sha256(module));
    }

    /**
     * Takes a module from the cache, or compiles it and stores it in the cache.
     *
     * @param compiling an action to run before the module is compiled
     */
    static ModuleBuild of(byte[] module, CompileTarget target, ModuleCache cache, Runnable compiling)
            throws InvalidModuleException {
        var info = ModuleParser.describe(module);
        var entryClass = entryClass(module);
        long start = System.nanoTime();
        var found = cache.find(entryClass);
        if (found.isEmpty()) {
            compiling.run();
        }
        var classes = found.isPresent() ? found.get() : ModuleCompiler.compile(module, entryClass, target);
        var compilation = new Compilation(Duration.ofNanos(System.nanoTime() - start), found.isPresent());
        if (found.isEmpty()) {
            cache.keep(classes);
        }
        return new ModuleBuild(info, classes, compilation);
    }

    /** Returns the reasons why {@code plugin} cannot have this module, as sentences. */
    List<String> problemsFor(DiscoveredPluginBuildItem plugin) {
        var problems = new ArrayList<>(GuestAbi.problems(info, plugin.manifest()));
        for (var function : classes.tooLarge()) {
            if (!mayInterpret(plugin, function)) {
                problems.add("The module's " + function + " is too large for a JVM method and can only be interpreted, many"
                        + " times slower. To allow that, list '" + function.name()
                        + "' under execution.interpreted_functions in the plugin's plugin.yaml.");
            }
        }
        return problems;
    }

    private static boolean mayInterpret(DiscoveredPluginBuildItem plugin, TooLargeFunction function) {
        var allowed = plugin.manifest().execution().interpretedFunctions();
        return allowed.contains(function.name()) || allowed.contains(String.valueOf(function.index()));
    }
}
