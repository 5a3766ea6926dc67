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

/** Carries what the build found and made into the application. */
@Recorder
public class WasmPluginsRecorder {

    /**
     * Begins to read the modules, each once; in a native executable this happens while it is built.
     *
     * @param manifests the plugins
     * @param entries the entry classes of their modules, by the plugins' ids
     * @param compilations how the build came by them, by the plugins' ids
     * @param hostFunctions the host functions
     * @param clientMethods the methods of plugin clients, by their numbers
     * @param settings the names of the properties of plugins
     * @param aside whether the modules are read by another thread while the application goes on
     * @return all of it
     */
    public RuntimeValue<PluginParts> assemble(List<PluginManifest> manifests, Map<String, RuntimeValue<CompiledModule>> entries,
            Map<String, Compilation> compilations, List<RuntimeValue<HostFunctionHandler>> hostFunctions,
            List<ClientMethod> clientMethods, List<String> settings, boolean aside) {
        // Here and in all that runs while the application starts: few lambdas, each of which the JVM has to link first.
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
     * @param method what the build found out about it
     * @param invoker calls the bean's method
     * @return the host function
     */
    public RuntimeValue<HostFunctionHandler> hostFunction(HostFunctionMethod method,
            RuntimeValue<Invoker<Object, Object>> invoker) {
        return new RuntimeValue<>(new InvokerHostFunction(method, invoker.getValue()));
    }

    /**
     * Starts the plugins; the application does not serve before they are ready.
     *
     * @param shutdown ends them
     * @param warmUp whether what their first call needs is loaded before it
     */
    public void start(ShutdownContext shutdown, boolean warmUp) {
        var plugins = Arc.container().instance(WasmPlugins.class).get();
        shutdown.addShutdownTask(plugins::stop);
        plugins.start(warmUp);
    }
}
