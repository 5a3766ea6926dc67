package org.wasmplugins.quarkus.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Singleton;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.deployment.item.ClientMethodBuildItem;
import org.wasmplugins.quarkus.deployment.item.DiscoveredPluginBuildItem;
import org.wasmplugins.quarkus.deployment.item.HostFunctionBuildItem;
import org.wasmplugins.quarkus.deployment.module.CompiledPluginBuildItem;
import org.wasmplugins.quarkus.runtime.PluginParts;
import org.wasmplugins.quarkus.runtime.WasmPlugins;
import org.wasmplugins.quarkus.runtime.WasmPluginsRecorder;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;
import org.wasmplugins.quarkus.runtime.payload.ApplicationMapper;
import org.wasmplugins.quarkus.runtime.wasm.Compilation;
import org.wasmplugins.wasm.chicory.CompiledModule;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.pkg.NativeConfig;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;

/** Combines the results of the other build steps and starts the plugins. */
class WasmPluginsProcessor {

    static final String FEATURE = "wasm-plugins";

    @BuildStep
    FeatureBuildItem announceFeature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    AdditionalBeanBuildItem addBeans() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(ApplicationMapper.class, WasmPlugins.class)
                .build();
    }

    /** Declares a property of each plugin: environment variables can name a plugin only if a property names it too. */
    @BuildStep
    void nameInConfiguration(List<DiscoveredPluginBuildItem> plugins,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        for (var plugin : plugins) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                    PluginSettings.PREFIX + "\"" + plugin.manifest().id() + "\".enabled", "true"));
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem assemblePlugins(List<DiscoveredPluginBuildItem> discovered, List<CompiledPluginBuildItem> plugins,
            List<HostFunctionBuildItem> hostFunctions,
            List<ClientMethodBuildItem> clientMethods, WasmPluginsBuildTimeConfig config, NativeConfig nativeExecutable,
            WasmPluginsRecorder recorder, RecorderContext context) {
        List<PluginManifest> manifests = discovered.stream().map(DiscoveredPluginBuildItem::manifest).toList();
        var instances = new HashMap<String, RuntimeValue<CompiledModule>>();
        var entries = new HashMap<String, RuntimeValue<CompiledModule>>();
        var compilations = new HashMap<String, Compilation>();
        for (var plugin : plugins) {
            entries.put(plugin.manifest().id().value(),
                    instances.computeIfAbsent(plugin.entryClass(), name -> context.newInstance(name)));
            if (config.compileMetrics()) {
                compilations.put(plugin.manifest().id().value(), plugin.compilation());
            }
        }
        var functions = new ArrayList<RuntimeValue<HostFunctionHandler>>();
        for (var function : hostFunctions) {
            RuntimeValue<Invoker<Object, Object>> invoker = context.newInstance(function.invokerClass());
            functions.add(recorder.hostFunction(function.function(), invoker));
        }
        return SyntheticBeanBuildItem.configure(PluginParts.class).scope(Singleton.class).unremovable()
                .runtimeValue(recorder.assemble(manifests, entries, compilations, functions,
                        ClientMethodBuildItem.inOrder(clientMethods), PluginSettings.names(), !nativeExecutable.enabled()))
                .done();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem startPlugins(WasmPluginsRecorder recorder, ShutdownContextBuildItem shutdown,
            NativeConfig nativeExecutable) {
        // No warm-up in a native executable, which has loaded all its classes.
        recorder.start(shutdown, !nativeExecutable.enabled());
        return new ServiceStartBuildItem(FEATURE);
    }
}
