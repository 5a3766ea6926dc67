package org.wasmplugins.quarkus.runtime;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ThreadContext;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.host.PluginContainer;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.JacksonSerializer;
import org.wasmplugins.wasm.WasmPluginRuntime;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Owns the application's plugins. */
@Singleton
public class WasmPlugins {

    private final PluginContainer container;

    WasmPlugins(PluginParts parts, ObjectMapper mapper, ThreadContext context, WasmPluginsRuntimeConfig config) {
        container = PluginContainer.builder(Infrastructure.getDefaultWorkerPool())
                .contextPropagation(context::contextualRunnable)
                .runtime(new WasmPluginRuntime(manifest -> Optional.ofNullable(parts.modules().get(manifest.id())),
                        List.of(new JacksonSerializer(SerializationFormat.JSON, mapper))))
                .plugins(parts.manifests())
                .hostFunctions(parts.hostFunctions())
                .maxWaiting(config.pool().maxWaiting())
                .build();
    }

    /**
     * @return the way to the plugins
     */
    @Produces
    @ApplicationScoped
    PluginManager manager() {
        return container.manager();
    }

    void start() {
        container.start();
    }

    void stop() {
        container.close();
    }
}
