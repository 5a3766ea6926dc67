package org.wasmplugins.wasm;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.Capabilities;
import org.wasmplugins.EventPattern;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.SerializationFormat;

/** Manifests for tests. */
public final class Manifests {

    private Manifests() {
    }

    public static PluginManifest of(String id, SerializationFormat format) {
        return of(id, format, ResourceLimits.DEFAULT);
    }

    public static PluginManifest of(String id, SerializationFormat format, ResourceLimits limits) {
        return new PluginManifest(PluginId.of(id), new PluginVersion("1.0.0"), "", "", RuntimeType.WASM, id + ".wasm",
                List.of(format), List.of(new EventPattern("*")), List.of(),
                PermissionSet.of(Set.of("greet", "ping"), Set.of(), limits, Capabilities.NONE), ExecutionSettings.DEFAULT,
                Map.of());
    }
}
