package org.wasmplugins.quarkus.runtime.wasm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Provider;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.ValueFormat;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.InstanceHandle;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Which serializers there are, and which is used. */
public final class Serializers {

    private static final LogMessage SERIALIZATION_KEPT = LogMessage.info(103, "org.wasmplugins.quarkus.runtime.Serializers",
            "Plugin %s %s keeps its serialization '%s': quarkus.wasm-plugins.serialization is '%s', which its plugin.yaml does"
                    + " not list.");

    private Serializers() {
    }

    /** Ours, with those of the application in the place of ours; none of ours where nothing is written or read. */
    public static Collection<PluginSerializer> of(List<PluginManifest> plugins, PluginModules modules,
            Provider<ObjectMapper> mapper,
            List<InstanceHandle<PluginSerializer>> beans) {
        var found = new EnumMap<SerializationFormat, InstanceHandle<PluginSerializer>>(SerializationFormat.class);
        for (var bean : beans) {
            var format = bean.get().format();
            if (format == null || format == SerializationFormat.RAW) {
                throw new ConfigurationException("The bean " + nameOf(bean) + " is a PluginSerializer for "
                        + (format == null ? "no format" : "'raw'") + "; allowed are 'json' and 'msgpack'.");
            }
            var other = found.putIfAbsent(format, bean);
            if (other != null) {
                throw new ConfigurationException("There are two beans that are a PluginSerializer for '" + format.key() + "': "
                        + nameOf(other) + " and " + nameOf(bean) + ". There may be one for each format.");
            }
        }
        var serializers = new ArrayList<PluginSerializer>();
        if (found.isEmpty() && !areNeeded(plugins, modules)) {
            return serializers;
        }
        for (var format : List.of(SerializationFormat.JSON, SerializationFormat.MSGPACK)) {
            serializers.add(found.containsKey(format) ? found.get(format).get() : new JacksonSerializer(format, mapper.get()));
        }
        return serializers;
    }

    /**
     * To make the application's mapper is half of what this extension takes to start. Raw plugins have bytes for events, and
     * need it only for what they import from the host.
     */
    private static boolean areNeeded(List<PluginManifest> plugins, PluginModules modules) {
        for (var plugin : plugins) {
            if (!plugin.serialization().equals(List.of(SerializationFormat.RAW))) {
                return true;
            }
            WasmModule module = modules.of(plugin.id());
            if (module == null) {
                return true;
            }
            for (var needed : module.info().imports()) {
                if (!needed.module().equals(WasiEnvironment.MODULE)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String nameOf(InstanceHandle<PluginSerializer> bean) {
        return String.valueOf(bean.getBean());
    }

    /** The format of plugins that list it. Says which plugins keep their own although another is set. */
    public static Optional<SerializationFormat> preferred(WasmPluginsRuntimeConfig config, List<PluginManifest> plugins) {
        var format = switch (config.serialization().orElse(ValueFormat.MSGPACK)) {
            case JSON -> SerializationFormat.JSON;
            case MSGPACK -> SerializationFormat.MSGPACK;
        };
        if (config.serialization().isPresent()) {
            plugins.stream().filter(plugin -> keeps(plugin, format))
                    .forEach(plugin -> SERIALIZATION_KEPT.log(plugin.id(), plugin.version(),
                            plugin.serialization().get(0).key(), format.key()));
        }
        return Optional.of(format);
    }

    private static boolean keeps(PluginManifest plugin, SerializationFormat format) {
        return !plugin.serialization().contains(format) && !plugin.serialization().contains(SerializationFormat.RAW);
    }
}
