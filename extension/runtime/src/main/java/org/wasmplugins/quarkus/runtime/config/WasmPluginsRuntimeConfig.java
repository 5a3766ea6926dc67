package org.wasmplugins.quarkus.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.host.FailureMode;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings that are read when the application starts. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.wasm-plugins")
public interface WasmPluginsRuntimeConfig {

    /** The instances of each plugin. */
    PoolConfig pool();

    /**
     * The format of events and answers, for plugins whose manifests list the format. Other plugins get the first format that
     * their manifests list. Left out, {@code msgpack}, in dev mode and in tests as in production: a plugin that lists a
     * format must understand it. A plugin with the serialization {@code raw} gets bytes in any case.
     */
    Optional<ValueFormat> serialization();

    /**
     * The time that the start of a plugin may take (load, start function, hooks), even if its {@code max_execution_time} is
     * shorter: a JVM that has just started is slow.
     */
    @WithDefault("5s")
    Duration minStartTime();

    /**
     * The time that the messages of plugins, and then the hooks of all plugins, may take together when the application stops.
     * After this time the remaining instances are closed without their hooks.
     */
    @WithDefault("10s")
    Duration shutdownTimeout();

    /**
     * The time after which a thread of a stopped call counts as stuck, and the liveness check is down; more than zero.
     */
    @WithDefault("10s")
    Duration stuckAfter();

    /**
     * The most workers of Quarkus that may wait for plugins at a time, all plugins together; at least 1. A worker counts from
     * the start of a call to its end, unless it runs the plugin itself or is idle. Further calls of workers fail with a
     * {@code PluginOverloadedException}, so that the rest of the application has workers. Left out, three quarters of
     * {@code quarkus.thread-pool.max-threads}.
     */
    OptionalInt maxWaitingWorkers();

    /** The limits of each plugin's log, in the category {@code wasm-plugin.<id>}. */
    GuestLogConfig guestLog();

    /** The number of errors of each plugin that the host keeps; at least 1. */
    @WithDefault("100")
    int errorHistory();

    /**
     * Whether problem documents, and published events' answers in JSON, contain the messages of failures. These messages name
     * other plugins and properties, and contain text of plugins and host functions. Left out, in dev mode only.
     */
    Optional<Boolean> httpProblemDetails();

    /** The delays after which a plugin is started again if it cannot be started, or can no longer make instances. */
    RestartConfig restart();

    /**
     * The authors of the plugins: {@code trusted} for the authors of the application, {@code untrusted} for others, such as
     * its customers. {@code untrusted} reverses the defaults. A plugin may use only host functions, channels, network, files
     * and events that are granted by name. It has one instance less than the number of processors, keeps no state between
     * events and runs on workers. A plugin that fails is restarted, and its health is optional.
     */
    @WithDefault("trusted")
    TrustLevel trustLevel();

    /** The most that a plugin has if neither {@code plugins} nor {@code defaults} sets a limit. */
    CeilingsConfig ceilings();

    /** The settings of every plugin without a setting of its own. */
    PluginConfig defaults();

    /**
     * The reaction at the start to a setting of {@code plugins} that applies to nothing: the plugin or the property does not
     * exist, a grant names an unknown host function or plugin, or a plugin with {@code mounts} requests no files.
     */
    @WithDefault("fail")
    UnknownMode unknownPlugins();

    /** The settings of single plugins. */
    @ConfigDocMapKey("plugin-id")
    Map<String, NamedPluginConfig> plugins();

    /** The reaction to a setting that applies to nothing. */
    enum UnknownMode {
        /** The application does not start. */
        FAIL,
        /** The application starts and logs a warning. */
        WARN
    }

    /** The settings of a single plugin, some of which only a single plugin can have. */
    interface NamedPluginConfig extends PluginConfig {

        /**
         * Whether the plugin is enabled. A disabled plugin is not started and has no health check; calls of it fail with a
         * {@code PluginNotFoundException}.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * The values that the plugin reads with {@code config_get}. They replace the values of the same keys under
         * {@code config} in its manifest. Other plugins do not see them.
         */
        @ConfigDocMapKey("key")
        Map<String, String> config();
    }

    /** The authors of a plugin. */
    enum TrustLevel {
        /** The authors of the application: a request of the manifest is granted if the operator sets nothing else. */
        TRUSTED,
        /** Others: nothing is granted unless the operator grants it. */
        UNTRUSTED
    }

    /**
     * The most that a plugin has if the operator sets no limit, however much its manifest requests. A limit or
     * {@code pool.max-size} that is set for a plugin, or for all, replaces the ceiling, and may be higher.
     */
    interface CeilingsConfig {

        /** The longest time of one call; more than zero. */
        @WithDefault("1m")
        Duration maxExecutionTime();

        /**
         * The longest time of one start, with any other setting; at least {@code min-start-time}. Left out, 30s, or
         * {@code min-start-time} if that is more.
         */
        Optional<Duration> maxStartTime();

        /** The most memory of one instance; at least 64K. */
        @WithDefault("256M")
        MemorySize maxMemory();

        /** The most guest frames at a time; at least 1. */
        @WithDefault("10000")
        int maxCallDepth();

        /** The largest serialized response, and the largest argument of a host function; at least 1 byte. */
        @WithDefault("16M")
        MemorySize maxResponseSize();

        /** The most instances of one plugin at a time; at least 1. */
        @WithDefault("64")
        int instances();
    }

    /** The effect of a plugin on the health of the application. */
    enum HealthMode {
        /** The application is not ready without the plugin. */
        REQUIRED,
        /** The plugin's check reports its state, and is always up. */
        OPTIONAL,
        /** The plugin has no check. */
        OFF
    }

    /** A format of values. */
    enum ValueFormat {
        /** JSON. */
        JSON,
        /** MessagePack. */
        MSGPACK
    }

    /** The instances of one plugin, or of each plugin without a setting of its own. */
    interface PoolConfig {

        /**
         * The number of instances that are made at the start and kept even if idle; at least 0. A stateful plugin keeps its
         * only instance. Left out, 1. Event loops keep theirs.
         */
        OptionalInt minSize();

        /**
         * The most instances at a time, at least 1. Lowers {@code execution.instances} of the plugin's manifest and never
         * raises it; if the manifest has none, replaces the number of processors. Does not count the instances of event
         * loops, of which each loop has one.
         */
        OptionalInt maxSize();

        /**
         * The time for which an instance beyond {@code min-size} stays idle before it is disposed; more than zero. Left out,
         * 5m.
         */
        Optional<Duration> idleTimeout();

        /**
         * The time for which an instance stays idle before its memory is packed: only the difference from the initial memory
         * is kept, and the next call unpacks it. Instances that {@code min-size} has made are packed at once, those of event
         * loops never. Left out, 30s; 0 for never.
         */
        Optional<Duration> restAfter();

        /**
         * The time for which a call may wait for an instance before it fails with a {@code PluginOverloadedException}; more
         * than zero. Left out, 10s.
         */
        Optional<Duration> maxWait();

        /**
         * The most calls of one plugin that may wait while all of its instances are busy; at least 0. One more fails with a
         * {@code PluginOverloadedException}. Left out, 1000.
         */
        OptionalInt maxWaiting();
    }

    /** The limits of each plugin's log. */
    interface GuestLogConfig {

        /** The most characters of a line, at least 1; the rest is cut. */
        @WithDefault("2000")
        int maxLineLength();

        /** The most lines in a second, at least 1; more are dropped and counted. */
        @WithDefault("100")
        int maxLinesPerSecond();
    }

    /** The delays after which a plugin is started again if it cannot be started, or can no longer make instances. */
    interface RestartConfig {

        /**
         * The time between the first failure and the next start. The time doubles after each further failure, until the
         * plugin makes an instance besides that of its start.
         */
        @WithDefault("1s")
        Duration initialDelay();

        /** The longest time between a failure and the next start. */
        @WithDefault("1m")
        Duration maxDelay();
    }

    /** The permissions and settings of a plugin. They restrict the requests of its manifest and never add to them. */
    interface PluginConfig {

        /** The authors of the plugin. Left out, the value of {@code quarkus.wasm-plugins.trust-level}. */
        Optional<TrustLevel> trustLevel();

        /** The plugin's grants. */
        GrantsConfig grants();

        /** The plugin's limits. */
        LimitsConfig limits();

        /** The plugin's instances. */
        PoolConfig pool();

        /**
         * Directories of the host, by the absolute paths under which the plugin sees them, as far as its permission for files
         * goes. The directories of a single plugin replace all directories that are set for all plugins.
         */
        @ConfigDocMapKey("guest-path")
        Map<String, Path> mounts();

        /** The guards of events that are sent to the plugin. */
        FaultToleranceSettings faultTolerance();

        /** An address of the Vert.x event bus that the plugin serves: it answers each message sent to this address. */
        Optional<String> address();

        /**
         * The type of the events that messages at {@code address} or in {@code incoming} become. Left out, the only type that
         * the plugin lists.
         */
        Optional<String> eventType();

        /**
         * The reaction to a failure of the plugin. {@code fail-closed} (the default): the caller gets the failure, and if the
         * plugin cannot be started, the application does not start. {@code fail-open}: callers get {@code fallback}, and the
         * application starts without the plugin. {@code restart}: calls as with {@code fail-closed}, but a plugin that cannot
         * be started, or can no longer make instances, is started again later.
         */
        Optional<FailureMode> onFailure();

        /**
         * The effect of the plugin on the health of the application: {@code required}, {@code optional} (the check reports
         * the plugin's state, and is always up) or {@code off} (no check). Left out, {@code optional} for a plugin that fails
         * open and {@code required} for others.
         */
        Optional<HealthMode> health();

        /** The data of the answer that callers get from a plugin that fails open, as JSON; {@code null} if left out. */
        Optional<String> fallback();
    }

    /** The grants of a plugin. Left out, all requests of its manifest; for an untrusted plugin, nothing. */
    interface GrantsConfig {

        /** The host functions that the plugin may call; {@code none} for none. */
        Optional<Set<String>> hostFunctions();

        /**
         * The hosts that the plugin may send requests to, each as {@code host} for the usual ports (80 and 443) or as
         * {@code host:port}; {@code none} for none.
         */
        Optional<Set<String>> network();

        /**
         * Whether those hosts may have addresses that are not public, such as 127.0.0.1, 10.0.0.1 or 169.254.169.254. Left
         * out, false: no manifest can request them.
         */
        Optional<Boolean> privateAddresses();

        /** The access to files that the plugin may have. */
        Optional<FilesystemAccess> filesystem();

        /** The plugins that the plugin may send messages to; {@code none} for none. */
        Optional<Set<String>> channels();

        /**
         * The types of the events that may be sent to the plugin, in the form of the manifest ({@code text.count},
         * {@code document.*}, {@code *}), also of events that are published to all; {@code none} for none.
         */
        Optional<Set<String>> events();

        /**
         * The threads that the plugin may choose in its manifest: {@code worker}, {@code event-loop}, {@code virtual-thread}.
         * A plugin that chooses others runs on workers, which are always permitted. Methods of clients that are
         * {@code @NonBlocking} or {@code @RunOnVirtualThread} are the application's choice. Left out, all; for an untrusted
         * plugin, workers alone.
         */
        Optional<Set<ExecutionModel>> threads();
    }

    /** The limits of a plugin. Left out, those of its manifest, up to {@code quarkus.wasm-plugins.ceilings}. */
    interface LimitsConfig {

        /** The longest time of one call, host functions included; more than zero. */
        Optional<Duration> maxExecutionTime();

        /** The most linear memory of one instance; at least 64K. */
        Optional<MemorySize> maxMemory();

        /** The most guest frames at a time; at least 1. */
        OptionalInt maxCallDepth();

        /** The largest serialized response, and the largest argument of a host function; at least 1 byte. */
        Optional<MemorySize> maxResponseSize();
    }
}
