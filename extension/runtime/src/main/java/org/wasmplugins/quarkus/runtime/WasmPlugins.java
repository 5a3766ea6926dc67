package org.wasmplugins.quarkus.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ThreadContext;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.ErrorTracker;
import org.wasmplugins.host.GuestLogLimits;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.quarkus.runtime.client.PluginClients;
import org.wasmplugins.quarkus.runtime.config.EnabledPlugins;
import org.wasmplugins.quarkus.runtime.config.OperatorCeilings;
import org.wasmplugins.quarkus.runtime.config.OperatorConfigs;
import org.wasmplugins.quarkus.runtime.config.OperatorExecutions;
import org.wasmplugins.quarkus.runtime.config.OperatorGrants;
import org.wasmplugins.quarkus.runtime.config.OperatorPools;
import org.wasmplugins.quarkus.runtime.config.OperatorRecovery;
import org.wasmplugins.quarkus.runtime.config.OperatorThreads;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.faulttolerance.Circuits;
import org.wasmplugins.quarkus.runtime.faulttolerance.PluginGuards;
import org.wasmplugins.quarkus.runtime.health.PluginHealth;
import org.wasmplugins.quarkus.runtime.http.RequestHeaders;
import org.wasmplugins.quarkus.runtime.http.VertxHttpRequests;
import org.wasmplugins.quarkus.runtime.messaging.EventBusAddresses;
import org.wasmplugins.quarkus.runtime.messaging.Intake;
import org.wasmplugins.quarkus.runtime.payload.ApplicationMapper;
import org.wasmplugins.quarkus.runtime.wasm.Serializers;
import org.wasmplugins.runtime.PluginRuntime;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.serialization.PluginSerializer;

import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;

/** Owns the application's plugins. */
@Singleton
public class WasmPlugins {

    private final PluginContainer container;
    private final WasmPluginRuntime runtime;
    private final List<PluginObserver> observers;
    private final Optional<VertxHttpRequests> http;
    private final PluginGuards guards;
    private final PluginParts parts;
    /** The plugins without the disabled ones. */
    private final List<PluginManifest> manifests;
    private final Vertx vertx;
    private final WasmPluginsRuntimeConfig config;
    private EventBusAddresses addresses;
    private PluginHealth health;
    private final LifecycleEvents events;
    /** A provider, because these beans need the plugins. */
    private final Instance<Intake> intakes;

    WasmPlugins(PluginParts parts, ApplicationMapper mapper, ThreadContext context, Vertx vertx,
            WasmPluginsRuntimeConfig config,
            @ConfigProperty(name = "quarkus.virtual-threads.enabled", defaultValue = "true") boolean virtualThreads,
            Event<PluginLifecycleEvent> events, @All List<InstanceHandle<PluginSerializer>> serializers,
            @All List<PluginRuntime> runtimes, @All List<PluginObserver> observers, @All List<RequestHeaders> headers,
            Instance<Intake> intakes) {
        this.events = new LifecycleEvents(events);
        this.intakes = intakes;
        this.parts = parts;
        this.vertx = vertx;
        this.config = config;
        this.observers = observers;
        // Vert.x takes long to make a client. Without a plugin that lists a host each request is denied before a client is
        // needed.
        http = sendRequests(parts) ? Optional.of(new VertxHttpRequests(vertx, headers)) : Optional.empty();
        guards = new PluginGuards(config, mapper);
        var all = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        OperatorCheck.check(parts, config, all);
        manifests = EnabledPlugins.of(parts.manifests(), config);
        runtime = new WasmPluginRuntime(parts.modules(),
                Serializers.of(parts.manifests(), parts.modules(), mapper, serializers),
                Serializers.preferred(config, manifests));
        var builder = PluginContainer.builder(Infrastructure.getDefaultWorkerPool())
                .contextPropagation(context::contextualRunnable)
                .runtime(runtime)
                .plugins(manifests)
                .hostFunctions(parts.hostFunctions())
                .guards(guards)
                .privateAddresses(plugin -> OperatorGrants.privateAddresses(config, plugin))
                .grants(plugin -> OperatorGrants.of(config, plugin))
                .mounts(plugin -> OperatorGrants.mounts(config, plugin))
                .configs(new OperatorConfigs(config, all, manifests))
                .recovery(new OperatorRecovery(config, mapper))
                .guestLog(new GuestLogLimits(config.guestLog().maxLineLength(), config.guestLog().maxLinesPerSecond()))
                .errorHistory(config.errorHistory())
                .listener(this.events::publish)
                .observers(observers)
                .ceilings(OperatorCeilings.of(config))
                .executions(new OperatorExecutions(config))
                .minStartTime(config.minStartTime())
                .maxStartTime(OperatorCeilings.maxStartTime(config))
                .shutdownTime(config.shutdownTimeout())
                .guestThreads(new QuarkusThreads(vertx, Infrastructure.getDefaultWorkerPool(), virtualThreads,
                        OperatorThreads.mostWaiting(config)))
                .pools(plugin -> OperatorPools.of(config, plugin));
        for (PluginRuntime other : runtimes) {
            builder.runtime(other);
        }
        if (http.isPresent()) {
            builder.httpRequests(http.get());
        }
        container = builder.build();
    }

    private static boolean sendRequests(PluginParts parts) {
        for (var plugin : parts.manifests()) {
            if (!plugin.permissions().capabilities().networkHosts().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * @return the manager of the plugins, for the application
     */
    @Produces
    @ApplicationScoped
    PluginManager manager() {
        return container.manager();
    }

    /**
     * @return the calls of the plugins, for beans that call plugins on behalf of others
     */
    @Produces
    @Singleton
    PluginCalls calls() {
        return container.calls();
    }

    /**
     * @param parts the results of the build, with the methods of the clients
     * @return the bean that makes the calls of plugin clients
     */
    @Produces
    @Singleton
    PluginClients clients(PluginParts parts) {
        return new PluginClients(container.calls(), parts.clientMethods());
    }

    /**
     * @return the errors of the plugins
     */
    @Produces
    @ApplicationScoped
    ErrorTracker errors() {
        return container.errors();
    }

    /** @param warmUp whether the first call would otherwise load classes */
    void start(boolean warmUp) {
        health = new PluginHealth(container, manifests, new Circuits(guards, parts.clientMethods()),
                config);
        container.start();
        addresses = new EventBusAddresses(vertx, container.calls(), manifests, config);
        if (warmUp && !manifests.isEmpty()) {
            new WarmUpTask(container, runtime, manifests, observers).start(vertx);
        }
    }

    /**
     * Stops in three steps that share the shutdown timeout: refuses new messages, finishes the accepted ones, disposes the
     * plugins.
     */
    void stop() {
        long end = System.nanoTime() + config.shutdownTimeout().toNanos();
        var open = new ArrayList<Intake>();
        intakes.forEach(open::add);
        if (addresses != null) {
            open.add(addresses);
        }
        open.forEach(Intake::stop);
        open.forEach(intake -> intake.finish(left(end)));
        container.close(left(end));
        events.finish(left(end));
        if (health != null) {
            health.close();
        }
        http.ifPresent(VertxHttpRequests::close);
    }
}
