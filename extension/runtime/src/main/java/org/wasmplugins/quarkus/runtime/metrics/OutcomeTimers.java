package org.wasmplugins.quarkus.runtime.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.wasmplugins.host.CallOutcome;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The timers of one plugin's calls, one for each outcome. The timer for SUCCESS is registered at start, the others when they
 * first occur: most never do, and each has a histogram. May be used from any thread.
 */
final class OutcomeTimers {

    /** The same buckets for every plugin, so that dashboards can add them up. */
    private static final Duration[] BUCKETS = { Duration.ofNanos(100_000), Duration.ofMillis(1), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(10) };

    private final MeterRegistry registry;
    private final Tags tags;
    private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(CallOutcome.values().length);

    OutcomeTimers(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        of(CallOutcome.SUCCESS);
    }

    Timer of(CallOutcome outcome) {
        var timer = timers.get(outcome.ordinal());
        if (timer == null) {
            // The registry returns the same timer to all threads.
            timer = Timer.builder("wasm.plugin.calls").description("Calls of the plugin, by what became of them").tags(tags)
                    .tag("outcome", outcome.label()).serviceLevelObjectives(BUCKETS).register(registry);
            timers.set(outcome.ordinal(), timer);
        }
        return timer;
    }
}
