package org.wasmplugins;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Builds a manifest part by part. A part that is not given has the same default as in a {@code plugin.yaml}. Not safe for use
 * by several threads.
 */
public final class PluginManifestBuilder {

    private final PluginId id;
    private final PluginVersion version;
    private String name = "";
    private String description = "";
    private RuntimeType runtime = RuntimeType.WASM;
    private String module = "";
    private List<SerializationFormat> serialization = List.of(SerializationFormat.JSON);
    private List<EventPattern> events = List.of();
    private List<PluginDependency> dependencies = List.of();
    private PermissionSet permissions = PermissionSet.DEFAULT;
    private ExecutionSettings execution = ExecutionSettings.DEFAULT;
    private Map<String, String> config = Map.of();

    PluginManifestBuilder(PluginId id, PluginVersion version) {
        this.id = Objects.requireNonNull(id, "id");
        this.version = Objects.requireNonNull(version, "version");
    }

    /**
     * @param value the plugin's name for people, not null; empty if it has none
     * @return this builder
     */
    public PluginManifestBuilder name(String value) {
        name = Objects.requireNonNull(value, "name");
        return this;
    }

    /**
     * @param value the purpose of the plugin, not null; empty if not given
     * @return this builder
     */
    public PluginManifestBuilder description(String value) {
        description = Objects.requireNonNull(value, "description");
        return this;
    }

    /**
     * @param value the kind of runtime that runs the plugin, not null
     * @return this builder
     */
    public PluginManifestBuilder runtime(RuntimeType value) {
        runtime = Objects.requireNonNull(value, "runtime");
        return this;
    }

    /**
     * @param value the file with the plugin's code, relative to the manifest; not null
     * @return this builder
     */
    public PluginManifestBuilder module(String value) {
        module = Objects.requireNonNull(value, "module");
        return this;
    }

    /**
     * @param value the formats that the plugin understands, in its order of preference; not null
     * @return this builder
     */
    public PluginManifestBuilder serialization(List<SerializationFormat> value) {
        serialization = Objects.requireNonNull(value, "serialization");
        return this;
    }

    /**
     * @param value the types of events that the plugin handles, not null; none for a bare module
     * @return this builder
     */
    public PluginManifestBuilder events(List<EventPattern> value) {
        events = Objects.requireNonNull(value, "events");
        return this;
    }

    /**
     * @param value the plugins that the plugin depends on, not null
     * @return this builder
     */
    public PluginManifestBuilder dependencies(List<PluginDependency> value) {
        dependencies = Objects.requireNonNull(value, "dependencies");
        return this;
    }

    /**
     * @param value the permissions that the plugin requests, not null
     * @return this builder
     */
    public PluginManifestBuilder permissions(PermissionSet value) {
        permissions = Objects.requireNonNull(value, "permissions");
        return this;
    }

    /**
     * @param value the way in which the plugin's instances are used, not null
     * @return this builder
     */
    public PluginManifestBuilder execution(ExecutionSettings value) {
        execution = Objects.requireNonNull(value, "execution");
        return this;
    }

    /**
     * @param value the plugin's own configuration, not null
     * @return this builder
     */
    public PluginManifestBuilder config(Map<String, String> value) {
        config = Objects.requireNonNull(value, "config");
        return this;
    }

    /**
     * @return the manifest, never null
     */
    public PluginManifest build() {
        return new PluginManifest(id, version, name, description, runtime, module, serialization, events, dependencies,
                permissions,
                execution, config);
    }
}
