package org.wasmplugins;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The manifest of a plugin: the content of its {@code plugin.yaml}, with defaults filled in.
 *
 * @param id the identity of the plugin
 * @param version the version of the plugin
 * @param name the plugin's name for people; empty if it has none
 * @param description the purpose of the plugin; empty if not given
 * @param runtime the kind of runtime that runs the plugin
 * @param module the file with the plugin's code, relative to the manifest
 * @param serialization the formats that the plugin understands, in its order of preference, at least one
 * @param events the types of events that the plugin handles; none for a bare module
 * @param dependencies the plugins that the plugin depends on
 * @param permissions the permissions that the plugin requests
 * @param execution the way in which the plugin's instances are used
 * @param config the plugin's own configuration
 */
public record PluginManifest(PluginId id, PluginVersion version, String name, String description, RuntimeType runtime,
        String module, List<SerializationFormat> serialization, List<EventPattern> events,
        List<PluginDependency> dependencies, PermissionSet permissions, ExecutionSettings execution,
        Map<String, String> config) {

    public PluginManifest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(module, "module");
        serialization = List.copyOf(serialization);
        events = List.copyOf(events);
        dependencies = List.copyOf(dependencies);
        Objects.requireNonNull(permissions, "permissions");
        Objects.requireNonNull(execution, "execution");
        config = Map.copyOf(config);
    }

    /**
     * @return true for a module without the plugin ABI; the application calls its exports, and it handles no events
     */
    public boolean isBare() {
        return events.isEmpty();
    }

    /**
     * @param eventType the type of an event, not null
     * @return true if this plugin lists the type and may get such an event
     */
    public boolean handles(String eventType) {
        return lists(eventType) && permissions.allowsEvent(eventType);
    }

    /**
     * @param eventType the type of an event, not null
     * @return true if this plugin lists the type
     */
    public boolean lists(String eventType) {
        for (var pattern : events) {
            if (pattern.matches(eventType)) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param id the identity of the plugin, not null
     * @param version the version of the plugin, not null
     * @return a builder of a manifest with these values, never null
     */
    public static PluginManifestBuilder builder(PluginId id, PluginVersion version) {
        return new PluginManifestBuilder(id, version);
    }

    /**
     * @return a builder of a manifest that begins with all values of this one, never null
     */
    public PluginManifestBuilder toBuilder() {
        return new PluginManifestBuilder(id, version).name(name).description(description).runtime(runtime).module(module)
                .serialization(serialization).events(events).dependencies(dependencies).permissions(permissions)
                .execution(execution).config(config);
    }

    /**
     * @param others the other permissions, not null
     * @return this manifest with these permissions instead of its own, never null
     */
    public PluginManifest withPermissions(PermissionSet others) {
        return toBuilder().permissions(others).build();
    }

    /**
     * @param other the other execution settings, not null
     * @return this manifest with these settings instead of its own, never null
     */
    public PluginManifest withExecution(ExecutionSettings other) {
        return toBuilder().execution(other).build();
    }

    /** Shows all but the values of the plugin's configuration, which may be secret. */
    @Override
    public String toString() {
        return "PluginManifest[id=" + id + ", version=" + version + ", name=" + name + ", description=" + description
                + ", runtime=" + runtime + ", module=" + module + ", serialization=" + serialization + ", events=" + events
                + ", dependencies=" + dependencies + ", permissions=" + permissions + ", execution=" + execution + ", config="
                + new TreeSet<>(config.keySet()) + "]";
    }
}
