package org.wasmplugins;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What a plugin says of itself in its {@code plugin.yaml}, with defaults filled in.
 *
 * @param id its identity
 * @param version its version
 * @param name its name for people; empty if it has none
 * @param description what it does; empty if it does not say
 * @param runtime which runtime runs it
 * @param module where its code is, relative to the manifest
 * @param serialization the formats it understands, in its order of preference, at least one
 * @param events the types of events that it handles; none for a bare module
 * @param dependencies the plugins it needs
 * @param permissions what it asks for
 * @param execution how its instances are used
 * @param config its own configuration
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
     * @return whether it is a module without the plugin ABI, whose exports the application calls; it handles no events
     */
    public boolean isBare() {
        return events.isEmpty();
    }

    /**
     * @param eventType the type of an event, not null
     * @return whether this plugin lists it and may be given it
     */
    public boolean handles(String eventType) {
        return lists(eventType) && permissions.allowsEvent(eventType);
    }

    /**
     * @param eventType the type of an event, not null
     * @return whether this plugin lists it
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
     * @param id its identity, not null
     * @param version its version, not null
     * @return what makes a manifest of these and of what else is said, never null
     */
    public static PluginManifestBuilder builder(PluginId id, PluginVersion version) {
        return new PluginManifestBuilder(id, version);
    }

    /**
     * @return what makes a manifest like this one but for what is said, never null
     */
    public PluginManifestBuilder toBuilder() {
        return new PluginManifestBuilder(id, version).name(name).description(description).runtime(runtime).module(module)
                .serialization(serialization).events(events).dependencies(dependencies).permissions(permissions)
                .execution(execution).config(config);
    }

    /**
     * @param others other permissions, not null
     * @return this manifest with these permissions instead of its own, never null
     */
    public PluginManifest withPermissions(PermissionSet others) {
        return toBuilder().permissions(others).build();
    }

    /**
     * @param other how its instances are used, not null
     * @return this manifest with that instead of its own, never null
     */
    public PluginManifest withExecution(ExecutionSettings other) {
        return toBuilder().execution(other).build();
    }

    /** All but the values of its configuration, which may be secret. */
    @Override
    public String toString() {
        return "PluginManifest[id=" + id + ", version=" + version + ", name=" + name + ", description=" + description
                + ", runtime=" + runtime + ", module=" + module + ", serialization=" + serialization + ", events=" + events
                + ", dependencies=" + dependencies + ", permissions=" + permissions + ", execution=" + execution + ", config="
                + new TreeSet<>(config.keySet()) + "]";
    }
}
