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

/** What is decided when the application starts. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.wasm-plugins")
public interface WasmPluginsRuntimeConfig {

    /** The instances of each plugin. */
    PoolConfig pool();

    /**
     * How events and answers are written, for plugins whose manifests list the format; a plugin that does not list it gets the
     * first format that it lists. Left out, {@code msgpack}, in dev mode and in tests as in production: a plugin that lists
     * a format must understand it. A plugin with the serialization {@code raw} gets bytes in any case.
     */
    Optional<ValueFormat> serialization();

    /**
     * How long the start of a plugin may take (load, start function, hooks), also of one whose {@code max_execution_time} is
     * shorter: a JVM that has just started is slow.
     */
    @WithDefault("5s")
    Duration minStartTime();

    /**
     * How long the messages that plugins have, and then the hooks of all plugins, may take together when the application stops.
     * What is not disposed by then is closed without being asked.
     */
    @WithDefault("10s")
    Duration shutdownTimeout();

    /**
     * How long after its call was stopped a thread may go on before it counts as stuck, and the liveness check as down; more
     * than zero.
     */
    @WithDefault("10s")
    Duration stuckAfter();

    /**
     * How many of Quarkus' workers may wait for plugins at a time, all plugins together; at least 1. A worker counts from the
     * start of a call to its end, unless it runs the plugin itself or has nothing to do. Further calls of workers fail with a
     * {@code PluginOverloadedException}, so that the rest of the application has workers. Left out, three quarters of
     * {@code quarkus.thread-pool.max-threads}.
     */
    OptionalInt maxWaitingWorkers();

    /** How much each plugin may log, in the category {@code wasm-plugin.<id>}. */
    GuestLogConfig guestLog();

    /** How many errors of each plugin are remembered; at least 1. */
    @WithDefault("100")
    int errorHistory();

    /**
     * Whether problem documents, and published events' answers in JSON, have the messages of failures, which name other plugins
     * and properties and have the words of plugins and host functions. Left out, in dev mode alone.
     */
    Optional<Boolean> httpProblemDetails();

    /** When plugins that cannot be started, or cannot make instances any more, are started again. */
    RestartConfig restart();

    /**
     * Whose plugins they are: those of the people who write the application, or those of others, such as its customers. {@code
     * untrusted} turns the defaults round: a plugin may use only what is granted by name (host functions, channels, network,
     * files, events), has an instance less than there are processors, remembers nothing from one event to the next and runs
     * on workers; where it fails it is restarted, and its health is optional.
     */
    @WithDefault("trusted")
    TrustLevel trustLevel();

    /** What a plugin has at most of which nothing is said in {@code plugins} or {@code defaults}. */
    CeilingsConfig ceilings();

    /** What every plugin may have for which nothing else is said. */
    PluginConfig defaults();

    /**
     * What happens at the start when a setting of {@code plugins} reaches nobody: the plugin or the property is not there, a
     * grant names a host function or plugin that is not there, or the plugin asks for no files and has {@code mounts}.
     */
    @WithDefault("fail")
    UnknownMode unknownPlugins();

    /** What single plugins may have. */
    @ConfigDocMapKey("plugin-id")
    Map<String, NamedPluginConfig> plugins();

    /** What happens when a setting reaches nobody. */
    enum UnknownMode {
        /** The application does not start. */
        FAIL,
        /** The application says so in its log. */
        WARN
    }

    /** What a single plugin may have, and what only a single one can be told. */
    interface NamedPluginConfig extends PluginConfig {

        /**
         * Whether the plugin is there. One that is not is not started and has no health check; calls of it fail with a
         * {@code PluginNotFoundException}.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * What the plugin reads with {@code config_get}, in the place of what its manifest says of the same key under
         * {@code config}. Shown to nobody else.
         */
        @ConfigDocMapKey("key")
        Map<String, String> config();
    }

    /** Whose plugins they are. */
    enum TrustLevel {
        /** Of the people who write the application: what a manifest asks for is granted where nothing else is said. */
        TRUSTED,
        /** Of others: nothing is granted where nothing is said. */
        UNTRUSTED
    }

    /**
     * What a plugin has at most where the operator says nothing, however much its manifest asks for. A limit or {@code
     * pool.max-size} that is said for a plugin, or for all, takes the place of the ceiling, and may be more.
     */
    interface CeilingsConfig {

        /** The longest time of one call; more than zero. */
        @WithDefault("1m")
        Duration maxExecutionTime();

        /**
         * The longest time of one start, whatever else is said; at least {@code min-start-time}. Left out, 30s, or {@code
         * min-start-time} if that is more.
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

    /** What a plugin means for the health of the application. */
    enum HealthMode {
        /** The application is not ready without it. */
        REQUIRED,
        /** Its check tells how it is, and is always up. */
        OPTIONAL,
        /** It has no check. */
        OFF
    }

    /** A format of values. */
    enum ValueFormat {
        /** JSON. */
        JSON,
        /** MessagePack. */
        MSGPACK
    }

    /** The instances of one plugin, or of each for which nothing else is said. */
    interface PoolConfig {

        /**
         * How many instances are made at the start and kept although nobody uses them; at least 0. A stateful plugin keeps its
         * only one. Left out, 1. Event loops keep theirs.
         */
        OptionalInt minSize();

        /**
         * The most instances at a time, at least 1. It lowers {@code execution.instances} of the plugin's manifest and never
         * raises it; where that says nothing it takes the place of the number of processors. Does not count those of event
         * loops, of which each has one.
         */
        OptionalInt maxSize();

        /** How long an instance beyond {@code min-size} stays unused before it is disposed; more than zero. Left out, 5m. */
        Optional<Duration> idleTimeout();

        /**
         * How long an instance stays unused before its memory is packed, to what differs from how it began; the next call
         * unpacks it. Instances that {@code min-size} has made are packed at once, those of event loops never. Left out, 30s; 0
         * for never.
         */
        Optional<Duration> restAfter();

        /**
         * How long a call may wait for an instance before it fails with a {@code PluginOverloadedException}; more than zero.
         * Left out, 10s.
         */
        Optional<Duration> maxWait();

        /**
         * How many calls of one plugin may wait while all of its instances are busy; at least 0. One more fails with a
         * {@code PluginOverloadedException}. Left out, 1000.
         */
        OptionalInt maxWaiting();
    }

    /** How much each plugin may log. */
    interface GuestLogConfig {

        /** The most characters of a line, at least 1; what comes behind is cut. */
        @WithDefault("2000")
        int maxLineLength();

        /** The most lines in a second, at least 1; more are dropped and counted. */
        @WithDefault("100")
        int maxLinesPerSecond();
    }

    /** When plugins that cannot be started, or cannot make instances any more, are started again. */
    interface RestartConfig {

        /**
         * How long after the first failure the next start comes; twice as long after each further one, until the plugin makes
         * an instance besides the one of its start.
         */
        @WithDefault("1s")
        Duration initialDelay();

        /** How long after a failure the next start comes at most. */
        @WithDefault("1m")
        Duration maxDelay();
    }

    /** What a plugin may have. It takes away from what the manifest asks for and never adds to it. */
    interface PluginConfig {

        /** Whose plugin it is. Left out, what {@code quarkus.wasm-plugins.trust-level} says. */
        Optional<TrustLevel> trustLevel();

        /** What it may reach. */
        GrantsConfig grants();

        /** How much it may use. */
        LimitsConfig limits();

        /** Its instances. */
        PoolConfig pool();

        /**
         * Directories of the host, by the absolute paths under which the plugin sees them, as far as its permission for files
         * goes. What is said for a plugin takes the place of everything that is said for all.
         */
        @ConfigDocMapKey("guest-path")
        Map<String, Path> mounts();

        /** How events that are sent to it are guarded. */
        FaultToleranceSettings faultTolerance();

        /** An address of the Vert.x event bus that the plugin serves: it answers each message that comes there. */
        Optional<String> address();

        /**
         * The type of the events that messages at {@code address} or in {@code incoming} become. Left out, the one that the
         * plugin lists.
         */
        Optional<String> eventType();

        /**
         * What happens when it fails. {@code fail-closed} (the default): the failure is the caller's, and a plugin that cannot
         * be started keeps the application from starting. {@code fail-open}: callers get {@code fallback}, and the application
         * starts without it. {@code restart}: calls as with {@code fail-closed}, but a plugin that cannot be started, or of
         * which no instance can be made any more, is started again later.
         */
        Optional<FailureMode> onFailure();

        /**
         * What it means for the health of the application: {@code required}, {@code optional} (its check tells how it is, and
         * is always up) or {@code off} (no check). Left out, {@code optional} for a plugin that fails open and {@code required}
         * for others.
         */
        Optional<HealthMode> health();

        /** The data of the answer that callers get from a plugin that fails open, as JSON; {@code null} if left out. */
        Optional<String> fallback();
    }

    /** What a plugin may reach. Left out, whatever its manifest asks for; of an untrusted plugin, nothing. */
    interface GrantsConfig {

        /** The host functions that it may call; {@code none} for none. */
        Optional<Set<String>> hostFunctions();

        /**
         * The hosts that it may send requests to, each as {@code host} for the usual ports (80 and 443) or as
         * {@code host:port}; {@code none} for none.
         */
        Optional<Set<String>> network();

        /**
         * Whether those hosts may have addresses that are not public, such as 127.0.0.1, 10.0.0.1 or 169.254.169.254. Left out,
         * they may not: no manifest can ask for it.
         */
        Optional<Boolean> privateAddresses();

        /** What it may do with files. */
        Optional<FilesystemAccess> filesystem();

        /** The plugins that it may send messages to; {@code none} for none. */
        Optional<Set<String>> channels();

        /**
         * The types of the events that it may be given, as it may list them itself ({@code text.count}, {@code document.*},
         * {@code *}), also of those that are published to all; {@code none} for none.
         */
        Optional<Set<String>> events();

        /**
         * The threads that it may choose in its manifest: {@code worker}, {@code event-loop}, {@code virtual-thread}. One that
         * chooses others runs on workers, which it always may. Methods of clients that are {@code @NonBlocking} or
         * {@code @RunOnVirtualThread} are the application's choice. Left out, all; of an untrusted plugin, workers alone.
         */
        Optional<Set<ExecutionModel>> threads();
    }

    /** How much a plugin may use. Left out, whatever its manifest says, up to {@code quarkus.wasm-plugins.ceilings}. */
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
