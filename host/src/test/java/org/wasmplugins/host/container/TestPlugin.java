package org.wasmplugins.host.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.Capabilities;
import org.wasmplugins.EventPattern;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginDependency;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.SerializationFormat;

/**
 * Makes manifests for tests by name. A plugin has version 1.2.0, one instance on workers and one type of event, unless a test
 * says otherwise.
 */
public final class TestPlugin {

    private final PluginId id;
    private final List<PluginDependency> dependencies = new ArrayList<>();
    private PluginVersion version = new PluginVersion("1.2.0");
    private RuntimeType runtime = RuntimeType.WASM;
    private EventPattern events = new EventPattern(Fixtures.EVENT_TYPE);
    private Set<String> hostFunctions = Set.of();
    private ResourceLimits limits = ResourceLimits.DEFAULT;
    private ExecutionModel model = ExecutionModel.WORKER;
    private int instances = 1;
    private boolean stateful;
    private boolean lazy;
    private Optional<BatchSettings> batch = Optional.empty();

    private TestPlugin(String id) {
        this.id = PluginId.of(id);
    }

    public static TestPlugin plugin(String id) {
        return new TestPlugin(id);
    }

    public TestPlugin version(String number) {
        version = new PluginVersion(number);
        return this;
    }

    public TestPlugin runtime(RuntimeType type) {
        runtime = type;
        return this;
    }

    public TestPlugin events(String pattern) {
        events = new EventPattern(pattern);
        return this;
    }

    public TestPlugin needs(String plugin, String versions) {
        dependencies.add(new PluginDependency(PluginId.of(plugin), versions));
        return this;
    }

    public TestPlugin hostFunctions(String... names) {
        hostFunctions = Set.of(names);
        return this;
    }

    public TestPlugin maxExecutionTime(Duration time) {
        limits = new ResourceLimits(time, limits.maxMemoryBytes(), limits.maxCallDepth(), limits.maxResponseBytes());
        return this;
    }

    /** Sets the execution model. A manifest for event loops says no number of instances. */
    public TestPlugin model(ExecutionModel on) {
        model = on;
        instances = on == ExecutionModel.EVENT_LOOP ? 0 : instances;
        return this;
    }

    public TestPlugin instances(int most) {
        instances = most;
        return this;
    }

    public TestPlugin stateful() {
        stateful = true;
        return this;
    }

    public TestPlugin lazy() {
        return lazy(true);
    }

    public TestPlugin lazy(boolean atFirstUse) {
        lazy = atFirstUse;
        return this;
    }

    public TestPlugin batch(Duration window, int maxSize) {
        return batch(Optional.of(new BatchSettings(window, maxSize)));
    }

    public TestPlugin batch(Optional<BatchSettings> settings) {
        batch = settings;
        return this;
    }

    public PluginManifest manifest() {
        return new PluginManifest(id, version, "", "", runtime, id + ".wasm", List.of(SerializationFormat.JSON),
                List.of(events), dependencies, PermissionSet.of(hostFunctions, Set.of(), limits, Capabilities.NONE),
                new ExecutionSettings(model, instances, stateful, Set.of(), batch, lazy, false, false), Map.of());
    }
}
