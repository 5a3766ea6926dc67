package org.wasmplugins.wasm;

import java.util.List;
import java.util.Set;

import org.wasmplugins.Capabilities;
import org.wasmplugins.EventPattern;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;

/** Manifests for tests. */
public final class Manifests {

    private Manifests() {
    }

    public static PluginManifest of(String id, SerializationFormat format) {
        return of(id, format, ResourceLimits.DEFAULT);
    }

    public static PluginManifest of(String id, SerializationFormat format, ResourceLimits limits) {
        return PluginManifest.builder(PluginId.of(id), new PluginVersion("1.0.0")).module(id + ".wasm")
                .serialization(List.of(format)).events(List.of(new EventPattern("*")))
                .permissions(PermissionSet.of(Set.of("greet", "ping"), Set.of(), limits, Capabilities.NONE)).build();
    }
}
