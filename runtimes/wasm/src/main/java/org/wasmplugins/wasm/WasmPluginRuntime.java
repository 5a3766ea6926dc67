package org.wasmplugins.wasm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.LogLevel;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginLoadException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.runtime.PluginRuntime;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.abi.HostFunctionAdapter;
import org.wasmplugins.wasm.abi.ImportCheck;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmModules;
import org.wasmplugins.wasm.serialization.CodecWarmUp;
import org.wasmplugins.wasm.serialization.EnvelopeCodec;
import org.wasmplugins.wasm.serialization.EventCodec;
import org.wasmplugins.wasm.serialization.JacksonSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;
import org.wasmplugins.wasm.serialization.RawCodec;

/** Runs WebAssembly plugins. The engine is behind {@link WasmModules}. */
public final class WasmPluginRuntime implements PluginRuntime {

    private final WasmModules modules;
    private final Map<SerializationFormat, PluginSerializer> serializers = new EnumMap<>(SerializationFormat.class);
    private final Optional<SerializationFormat> preferred;

    /**
     * @param modules finds the plugins' modules
     * @param serializers the available serializers; a plugin gets the first format of its manifest that is among them
     */
    public WasmPluginRuntime(WasmModules modules, Collection<PluginSerializer> serializers) {
        this(modules, serializers, Optional.empty());
    }

    /**
     * @param modules finds the plugins' modules
     * @param serializers the available serializers
     * @param preferred the format of plugins that list it, if it is among the serializers; other plugins get the first format
     *        of their manifest that is among them
     */
    public WasmPluginRuntime(WasmModules modules, Collection<PluginSerializer> serializers,
            Optional<SerializationFormat> preferred) {
        this.modules = modules;
        for (var serializer : serializers) {
            this.serializers.put(serializer.format(), serializer);
        }
        this.preferred = preferred.isPresent() && this.serializers.containsKey(preferred.get()) ? preferred : Optional.empty();
    }

    @Override
    public RuntimeType type() {
        return RuntimeType.WASM;
    }

    @Override
    public LoadedPlugin load(PluginManifest manifest, PluginHost host) {
        PluginOperation operation = PluginOperation.of(manifest, "load");
        Optional<WasmModule> found = modules.moduleOf(manifest);
        if (found.isEmpty()) {
            throw new PluginLoadException(operation, "its module '" + manifest.module() + "' is not in the application.");
        }
        WasmModule module = found.get();
        SerializationFormat format = format(manifest, operation);
        PluginSerializer shared = serializers.get(format == SerializationFormat.RAW ? SerializationFormat.JSON : format);
        // The serializer may be missing: a host without JSON can still have raw plugins.
        PluginSerializer serializer = shared == null ? null : shared.forPlugin();
        var problems = new ArrayList<>(GuestAbi.problems(module.info(), manifest));
        List<HostFunctionAdapter> imports = imports(manifest, module, host, serializer, problems);
        if (!problems.isEmpty()) {
            throw new PluginLoadException(operation, String.join(" ", problems));
        }
        EventCodec codec = format == SerializationFormat.RAW ? new RawCodec() : new EnvelopeCodec(serializer);
        var environment = new WasiEnvironment(manifest.id().value(), new LogLines(host, LogLevel.INFO),
                new LogLines(host, LogLevel.WARN), host.mounts());
        return new WasmLoadedPlugin(manifest, host, module, imports, codec, environment);
    }

    /**
     * Loads the JVM classes that the first calls of plugins need. Writes an event and reads a response in each format that
     * one of the plugins uses, and {@link WasmModule#warmUp warms up} their modules. Runs no code of a plugin, and no
     * serializer but {@link JacksonSerializer}. May be called from any thread; takes some ten milliseconds of processor time.
     *
     * @param plugins plugins of this runtime, not null
     */
    public void warmUp(Collection<PluginManifest> plugins) {
        EnumSet<SerializationFormat> formats = EnumSet.noneOf(SerializationFormat.class);
        for (var plugin : plugins) {
            Optional<WasmModule> module = modules.moduleOf(plugin);
            if (module.isPresent()) {
                module.get().warmUp();
            }
            Optional<SerializationFormat> format = format(plugin);
            if (format.isPresent()) {
                formats.add(format.get());
            }
        }
        for (var format : formats) {
            if (format == SerializationFormat.RAW) {
                CodecWarmUp.run(new RawCodec());
            } else if (serializers.get(format) instanceof JacksonSerializer serializer) {
                CodecWarmUp.run(serializer);
            }
        }
    }

    private SerializationFormat format(PluginManifest manifest, PluginOperation operation) {
        Optional<SerializationFormat> format = format(manifest);
        if (format.isEmpty()) {
            throw new PluginLoadException(operation, "it understands "
                    + manifest.serialization().stream().map(SerializationFormat::key).toList() + "; this host has "
                    + serializers.keySet().stream().map(SerializationFormat::key).toList() + ".");
        }
        return format.get();
    }

    private Optional<SerializationFormat> format(PluginManifest manifest) {
        if (preferred.isPresent() && manifest.serialization().contains(preferred.get())) {
            return preferred;
        }
        for (var format : manifest.serialization()) {
            if (format == SerializationFormat.RAW || serializers.containsKey(format)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Binds the host functions. A raw plugin's arguments and results are JSON, since raw has no way to write a value. */
    private static List<HostFunctionAdapter> imports(PluginManifest manifest, WasmModule module, PluginHost host,
            PluginSerializer serializer, List<String> problems) {
        var adapters = new ArrayList<HostFunctionAdapter>();
        for (WasmImport needed : module.info().imports()) {
            if (needed.module().equals(WasiEnvironment.MODULE)) {
                continue; // the engine's own, checked when it links them
            }
            Optional<HostFunctionHandler> function = host.hostFunction(needed.module(), needed.name());
            problems.addAll(ImportCheck.problems(new WasmModuleInfo(List.of(needed), List.of(), 0, 0, Set.of()),
                    function.stream().map(HostFunctionHandler::signature).toList(), Map.of()));
            function.ifPresent(found -> adapters.add(new HostFunctionAdapter(manifest, found, serializer)));
        }
        return adapters;
    }
}
