package org.wasmplugins.quarkus.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is decided when the application is built. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.wasm-plugins")
public interface WasmPluginsBuildTimeConfig {

    /**
     * Whether the build fails when a plugin's module imports a host function that its manifest does not list under
     * {@code permissions.host_functions}. Otherwise the build warns, and the call is denied when the plugin makes it.
     */
    @WithDefault("false")
    boolean strictImports();

    /** Whether {@code wasmPluginId} and {@code wasmEventId} are in the MDC while a plugin handles an event. */
    @WithDefault("true")
    boolean mdc();

    /**
     * Whether the application has meters that say how long the build compiled each plugin's module, and whether an earlier
     * build had compiled it. They make each build's application a different one, to the byte.
     */
    @WithDefault("true")
    boolean compileMetrics();

    /**
     * Whether a {@code PluginException} that leaves a resource method of Quarkus REST becomes a problem document (RFC 9457). An
     * exception mapper of the application's own for {@code PluginException}, or for a subclass of it, goes first in any case.
     */
    @WithDefault("true")
    boolean httpProblem();

    /** Plugins that run on event loops. */
    EventLoopConfig eventLoop();

    /** What is decided about single plugins when the application is built. */
    @ConfigDocMapKey("plugin-id")
    Map<String, PluginBuildConfig> plugins();

    /** What is decided about a plugin when the application is built. */
    interface PluginBuildConfig {

        /**
         * A channel of SmallRye Reactive Messaging whose messages the plugin gets, as events of {@code event-type}. Each is
         * acknowledged when the plugin succeeded and its answer, if it goes on, is acknowledged; it is rejected if the plugin
         * fails.
         */
        Optional<String> incoming();

        /** A channel of SmallRye Reactive Messaging that the answers go to. Left out, they are dropped. */
        Optional<String> outgoing();
    }

    /** Plugins that run on event loops. */
    interface EventLoopConfig {

        /**
         * The longest {@code max_execution_time} of a plugin that runs on event loops; the build refuses others there. While
         * such a plugin runs, its event loop serves nobody else.
         */
        @WithDefault("10ms")
        Duration maxExecutionTime();
    }
}
