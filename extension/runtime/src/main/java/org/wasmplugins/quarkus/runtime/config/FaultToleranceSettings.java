package org.wasmplugins.quarkus.runtime.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/**
 * The guards of events that are sent to a plugin. A guard that is not set has no effect. Typed clients have annotations
 * instead.
 */
@ConfigGroup
public interface FaultToleranceSettings {

    /** Ends calls that take too long. */
    Timeout timeout();

    /** Repeats calls that fail. */
    Retry retry();

    /** Refuses calls for a while after too many failures. */
    CircuitBreaker circuitBreaker();

    /** Refuses calls while too many run. */
    Bulkhead bulkhead();

    /** Refuses calls after too many in a window. */
    RateLimit rateLimit();

    /** The answer that callers get instead of a failure. */
    Fallback fallback();

    /** The {@code @Identifier} of a bean of the type {@code Guard}, which replaces all guards but the fallback. */
    Optional<String> guard();

    /**
     * @return true if nothing is set
     */
    default boolean isEmpty() {
        return timeout().value().isEmpty() && retry().maxRetries().isEmpty()
                && circuitBreaker().requestVolumeThreshold().isEmpty() && bulkhead().value().isEmpty()
                && rateLimit().value().isEmpty() && fallback().value().isEmpty() && guard().isEmpty();
    }

    /** Ends calls that take too long. */
    interface Timeout {

        /** The longest time of a call, waiting included; after this time the plugin is stopped. */
        Optional<Duration> value();
    }

    /** Repeats calls that fail, but not denials and bad input. */
    interface Retry {

        /** The most repetitions of a call; -1 for no limit. */
        OptionalInt maxRetries();

        /** The time between a failure and the repetition. */
        @WithDefault("0s")
        Duration delay();

        /** The amount by which that delay varies. */
        @WithDefault("0s")
        Duration jitter();
    }

    /** Refuses calls for a while after too many failures; denials and bad input do not count. */
    interface CircuitBreaker {

        /** The number of recent calls in which failures are counted. */
        OptionalInt requestVolumeThreshold();

        /** The ratio of failures that opens the circuit. */
        @WithDefault("0.5")
        double failureRatio();

        /** The time for which the circuit stays open. */
        @WithDefault("5s")
        Duration delay();

        /** The number of calls that have to succeed before the circuit closes again. */
        @WithDefault("1")
        int successThreshold();
    }

    /** Refuses calls while too many run. */
    interface Bulkhead {

        /** The most calls that run at a time. */
        OptionalInt value();

        /** The most calls that wait in addition. */
        @WithDefault("10")
        int waitingTaskQueue();
    }

    /** Refuses calls after too many in a window. */
    interface RateLimit {

        /** The most calls in a window. */
        OptionalInt value();

        /** The length of the window. */
        @WithDefault("1s")
        Duration window();
    }

    /** The answer that callers get instead of a failure. */
    interface Fallback {

        /** The data of the answer, as JSON. Denials and bad input stay failures. */
        Optional<String> value();
    }
}
