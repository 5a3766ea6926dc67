package org.wasmplugins.quarkus.runtime.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/**
 * How events that are sent to a plugin are guarded. What is left out does not guard. Typed clients have annotations instead.
 */
@ConfigGroup
public interface FaultToleranceSettings {

    /** Ends calls that take too long. */
    Timeout timeout();

    /** Repeats calls that fail. */
    Retry retry();

    /** Refuses calls for a while when too many failed. */
    CircuitBreaker circuitBreaker();

    /** Refuses calls when too many run. */
    Bulkhead bulkhead();

    /** Refuses calls when too many came. */
    RateLimit rateLimit();

    /** What callers get instead of a failure. */
    Fallback fallback();

    /** The {@code @Identifier} of a bean of the type {@code Guard}, which takes the place of everything but the fallback. */
    Optional<String> guard();

    /**
     * @return whether nothing is set
     */
    default boolean isEmpty() {
        return timeout().value().isEmpty() && retry().maxRetries().isEmpty()
                && circuitBreaker().requestVolumeThreshold().isEmpty() && bulkhead().value().isEmpty()
                && rateLimit().value().isEmpty() && fallback().value().isEmpty() && guard().isEmpty();
    }

    /** Ends calls that take too long. */
    interface Timeout {

        /** How long a call may take, waiting included; the plugin is stopped then. */
        Optional<Duration> value();
    }

    /** Repeats calls that fail, but not denials and bad input. */
    interface Retry {

        /** How often a call is repeated at most; -1 for without end. */
        OptionalInt maxRetries();

        /** How long after a failure it is repeated. */
        @WithDefault("0s")
        Duration delay();

        /** By how much that delay varies. */
        @WithDefault("0s")
        Duration jitter();
    }

    /** Refuses calls for a while when too many failed; denials and bad input do not count. */
    interface CircuitBreaker {

        /** Of how many calls the failures are counted. */
        OptionalInt requestVolumeThreshold();

        /** The ratio of failures that opens the circuit. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long it stays open. */
        @WithDefault("5s")
        Duration delay();

        /** How many calls have to succeed to close it again. */
        @WithDefault("1")
        int successThreshold();
    }

    /** Refuses calls when too many run. */
    interface Bulkhead {

        /** How many calls may run at a time. */
        OptionalInt value();

        /** How many more may wait. */
        @WithDefault("10")
        int waitingTaskQueue();
    }

    /** Refuses calls when too many came. */
    interface RateLimit {

        /** How many calls may come in a window. */
        OptionalInt value();

        /** How long the window is. */
        @WithDefault("1s")
        Duration window();
    }

    /** What callers get instead of a failure. */
    interface Fallback {

        /** The data of the answer, as JSON. Denials and bad input stay failures. */
        Optional<String> value();
    }
}
