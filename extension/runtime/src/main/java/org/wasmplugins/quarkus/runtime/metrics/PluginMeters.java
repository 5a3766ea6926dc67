package org.wasmplugins.quarkus.runtime.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The meters of one plugin that change with events. Tags are bounded: the build knows all plugins and host functions, and all
 * other tags are enumerations.
 */
final class PluginMeters {

    private record FunctionTimers(Timer success, Timer denied, Timer error) {

        Timer of(Throwable failure) {
            if (failure == null) {
                return success;
            }
            return failure instanceof PermissionDeniedException ? denied : error;
        }
    }

    private final MeterRegistry registry;
    private final Tags tags;
    private final OutcomeTimers calls;
    /** Counters of this class: instances are disposed during the start, before a registry exists that counts. */
    private final Map<DiscardCause, LongAdder> discarded = new EnumMap<>(DiscardCause.class);
    private final Map<HostFunctionSignature, FunctionTimers> functions = new ConcurrentHashMap<>();
    private final Timer waited;
    private final Timer guest;
    private final DistributionSummary memory;
    private final LongAdder created = new LongAdder();
    private final LongAdder createdNanos = new LongAdder();
    private final LongAdder restarts = new LongAdder();
    private final CallObserver observer = new Calls();

    PluginMeters(MeterRegistry registry, PluginManifest plugin) {
        this.registry = registry;
        this.tags = tags(plugin);
        calls = new OutcomeTimers(registry, tags);
        for (var cause : DiscardCause.values()) {
            var count = new LongAdder();
            discarded.put(cause, count);
            FunctionCounter.builder("wasm.plugin.instances.discarded", count, LongAdder::sum)
                    .description("Instances that were given up, by why").tags(tags)
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT)).register(registry);
        }
        waited = timer("wasm.plugin.calls.waiting", "How long calls waited for an instance and a thread");
        guest = timer("wasm.plugin.guest", "How long the plugin's code ran for calls, host functions included");
        memory = DistributionSummary.builder("wasm.plugin.memory.used").baseUnit("bytes").tags(tags)
                .description("Linear memory of the instance after a call").register(registry);
        FunctionTimer.builder("wasm.plugin.instances.created", createdNanos, nanos -> created.sum(), LongAdder::sum,
                TimeUnit.NANOSECONDS).description("Instances that were made, and how long it took").tags(tags)
                .register(registry);
        FunctionCounter.builder("wasm.plugin.restarts", restarts, LongAdder::sum)
                .description("Restarts that were planned after a failure").tags(tags).register(registry);
    }

    /** Returns the tags of every meter of a plugin. */
    static Tags tags(PluginManifest plugin) {
        return Tags.of("plugin", plugin.id().value(), "version", plugin.version().toString());
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }

    CallObserver calls() {
        return observer;
    }

    FunctionObserver functionStarted(HostFunctionSignature function) {
        var timers = functions.computeIfAbsent(function, this::timersOf);
        return (took, failure) -> timers.of(failure).record(took);
    }

    private FunctionTimers timersOf(HostFunctionSignature function) {
        return new FunctionTimers(timer(function, "success"), timer(function, "denied"), timer(function, "error"));
    }

    private Timer timer(HostFunctionSignature function, String outcome) {
        return Timer.builder("wasm.plugin.host.functions").description("Calls of host functions").tags(tags)
                .tag("function", function.name()).tag("outcome", outcome).register(registry);
    }

    void created(Duration took) {
        created.increment();
        createdNanos.add(took.toNanos());
    }

    void discarded(DiscardCause cause) {
        discarded.get(cause).increment();
    }

    void restarting() {
        restarts.increment();
    }

    /** One object without state for all calls. */
    private final class Calls implements CallObserver {

        @Override
        public void guestStarted(Duration time) {
            waited.record(time);
        }

        @Override
        public void guestEnded(Duration took, long memoryBytes) {
            guest.record(took);
            if (memoryBytes > 0) {
                memory.record(memoryBytes);
            }
        }

        @Override
        public FunctionObserver functionStarted(HostFunctionSignature function) {
            return PluginMeters.this.functionStarted(function);
        }

        @Override
        public void ended(CallOutcome outcome, Duration took, PluginException failure) {
            calls.of(outcome).record(took);
        }
    }
}
