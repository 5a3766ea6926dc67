package org.wasmplugins.quarkus.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.invoke.Invoker;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.runtime.client.ClientMethod;
import org.wasmplugins.quarkus.runtime.function.HostFunctionMethod;
import org.wasmplugins.quarkus.runtime.function.InvokerHostFunction;
import org.wasmplugins.quarkus.runtime.wasm.Compilation;
import org.wasmplugins.quarkus.runtime.wasm.PluginModules;
import org.wasmplugins.wasm.chicory.CompiledModule;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;

/** Brings the results of the build into the application. */
@Recorder
public class WasmPluginsRecorder {

    /**
     * Starts to read the modules, each once. In a native executable the build reads the modules.
     *
     * @param manifests the plugins
     * @param entries the entry classes of their modules, by the plugins' ids
     * @param compilations the origin of the classes, by the plugins' ids
     * @param hostFunctions the host functions
     * @param clientMethods the methods of plugin clients, by their numbers
     * @param settings the names of the properties of plugins
     * @param aside whether another thread reads the modules while the application continues its start
     * @return all results of the build
     */
    public RuntimeValue<PluginParts> assemble(List<PluginManifest> manifests, Map<String, RuntimeValue<CompiledModule>> entries,
            Map<String, Compilation> compilations, List<RuntimeValue<HostFunctionHandler>> hostFunctions,
            List<ClientMethod> clientMethods, List<String> settings, boolean aside) {
        // Start-up code uses loops instead of lambdas: the JVM links each lambda at its first use, which slows the start.
        var functions = new ArrayList<HostFunctionHandler>();
        for (var function : hostFunctions) {
            functions.add(function.getValue());
        }
        return new RuntimeValue<>(
                new PluginParts(List.copyOf(manifests), PluginModules.read(manifests, entries, aside), Map.copyOf(compilations),
                        List.copyOf(functions),
                        List.copyOf(clientMethods), List.copyOf(settings)));
    }

    /**
     * @param method the description of the method
     * @param invoker the invoker of the bean's method
     * @return the host function
     */
    public RuntimeValue<HostFunctionHandler> hostFunction(HostFunctionMethod method,
            RuntimeValue<Invoker<Object, Object>> invoker) {
        return new RuntimeValue<>(new InvokerHostFunction(method, invoker.getValue()));
    }

    /**
     * Starts the plugins; the application serves only after they are ready.
     *
     * @param shutdown the shutdown of the application, which ends the plugins
     * @param warmUp whether the classes that their first call needs are loaded before it
     */
    public void start(ShutdownContext shutdown, boolean warmUp) {
        var plugins = Arc.container().instance(WasmPlugins.class).get();
        shutdown.addShutdownTask(plugins::stop);
        plugins.start(warmUp);
    }
}
