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

/** Chooses the serializers, and the format of each plugin. */
public final class Serializers {

    private static final LogMessage SERIALIZATION_KEPT = LogMessage.info(103, "org.wasmplugins.quarkus.runtime.Serializers",
            "Plugin %s %s keeps its serialization '%s': quarkus.wasm-plugins.serialization is '%s', which its plugin.yaml does"
                    + " not list.");

    private Serializers() {
    }

    /**
     * Returns the extension's serializers, replaced by those of the application where it has its own. Returns none of the
     * extension's if no plugin reads or writes values.
     */
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
     * Tells whether the serializers are needed. Making the application's mapper takes half of this extension's start. Raw
     * plugins have bytes for events, and need the mapper only for functions that they import from the host.
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

    /**
     * Returns the format for plugins that list it. Logs the plugins that keep their own format although another is
     * configured.
     */
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
