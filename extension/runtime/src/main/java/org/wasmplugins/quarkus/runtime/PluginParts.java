package org.wasmplugins.quarkus.runtime;

import java.util.List;
import java.util.Map;

import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.quarkus.runtime.client.ClientMethod;
import org.wasmplugins.quarkus.runtime.wasm.Compilation;
import org.wasmplugins.quarkus.runtime.wasm.PluginModules;

/**
 * The results of the build.
 *
 * @param manifests the plugins
 * @param modules their compiled modules
 * @param compilations the origin of each module's classes, by the ids of plugins; empty if the build does not record them
 * @param hostFunctions the host functions of the application's beans
 * @param clientMethods the methods of its plugin clients, by their numbers
 * @param settings the names of all properties behind {@code quarkus.wasm-plugins.plugins."<id>".}; {@code *} stands for a key
 */
public record PluginParts(List<PluginManifest> manifests, PluginModules modules,
        Map<String, Compilation> compilations,
        List<HostFunctionHandler> hostFunctions, List<ClientMethod> clientMethods,
        List<String> settings) {
}
