package org.wasmplugins.quarkus.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings that are read when the application is built. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.wasm-plugins")
public interface WasmPluginsBuildTimeConfig {

    /**
     * Whether the build fails when a plugin's module imports a host function that its manifest does not list under
     * {@code permissions.host_functions}. Otherwise the build warns, and the host denies the call when the plugin makes it.
     */
    @WithDefault("false")
    boolean strictImports();

    /** Whether {@code wasmPluginId} and {@code wasmEventId} are in the MDC while a plugin handles an event. */
    @WithDefault("true")
    boolean mdc();

    /**
     * Whether the application has meters of the build: the time that it took to compile each plugin's module, and whether an
     * earlier build had compiled the module. With these meters each build makes a different application, to the byte.
     */
    @WithDefault("true")
    boolean compileMetrics();

    /**
     * Whether a {@code PluginException} that leaves a resource method of Quarkus REST becomes a problem document (RFC 9457).
     * The application's own exception mapper for {@code PluginException}, or for a subclass, goes first in any case.
     */
    @WithDefault("true")
    boolean httpProblem();

    /** Plugins that run on event loops. */
    EventLoopConfig eventLoop();

    /** The settings of single plugins that are read when the application is built. */
    @ConfigDocMapKey("plugin-id")
    Map<String, PluginBuildConfig> plugins();

    /** The settings of a plugin that are read when the application is built. */
    interface PluginBuildConfig {

        /**
         * A channel of SmallRye Reactive Messaging. The plugin gets its messages as events of {@code event-type}. A message
         * is acknowledged after the plugin succeeded and the message with its answer, if one is sent, is acknowledged. A
         * message is rejected if the plugin fails.
         */
        Optional<String> incoming();

        /** A channel of SmallRye Reactive Messaging that gets the answers. Left out, the answers are dropped. */
        Optional<String> outgoing();
    }

    /** Plugins that run on event loops. */
    interface EventLoopConfig {

        /**
         * The longest {@code max_execution_time} of a plugin that runs on event loops; the build refuses plugins with a
         * longer one. While such a plugin runs, its event loop serves nobody else.
         */
        @WithDefault("10ms")
        Duration maxExecutionTime();
    }
}
