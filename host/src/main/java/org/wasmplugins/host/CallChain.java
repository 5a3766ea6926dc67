package org.wasmplugins.host;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.wasmplugins.PluginException;
import org.wasmplugins.PluginId;

/** Puts the links together that an event passes on its way to a plugin. Not for several threads at once. */
final class CallChain implements Function<ManagedPlugin, PluginInvoker> {

    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;
    private final LazyLoads loads;
    private final Consumer<PluginException> errors;
    private final Function<PluginId, Recovery> recoveries;
    private final Observers observers;
    private Executor spare;

    /** @param loads for lazy plugins; null if there are none */
    CallChain(GuestThreads threads, UnaryOperator<Runnable> contextual, Deadlines deadlines, LazyLoads loads,
            Consumer<PluginException> errors,
            Function<PluginId, Recovery> recoveries, Observers observers) {
        this.threads = threads;
        this.contextual = contextual;
        this.deadlines = deadlines;
        this.loads = loads;
        this.errors = errors;
        this.recoveries = recoveries;
        this.observers = observers;
    }

    /** From the inside out: an event passes them from the last to the first. */
    @Override
    public PluginInvoker apply(ManagedPlugin plugin) {
        var batch = plugin.manifest().execution().batch();
        BlockingCalls pooled = batch.isPresent()
                ? new BatchingInvoker(plugin, batch.get(), threads, contextual, deadlines, spare())
                : new PooledInvoker(plugin, threads, contextual, deadlines);
        PluginInvoker chain = new ModelInvoker(plugin, threads, pooled,
                new LoopInvoker(plugin, threads, contextual, deadlines));
        chain = new AdmittingInvoker(plugin, chain);
        if (plugin.manifest().execution().lazy()) {
            chain = new LazyInvoker(plugin, loads, contextual, chain);
        }
        chain = new ErrorBoundary(plugin.manifest(), chain);
        if (!observers.isEmpty()) {
            chain = new ObservingInvoker(plugin.manifest(), observers, deadlines, chain);
        }
        chain = new TrackingInvoker(errors, chain);
        var recovery = recoveries.apply(plugin.manifest().id());
        // What a module's caller wants is of its own type, which no configured answer has.
        return recovery.mode() == FailureMode.FAIL_OPEN && !plugin.manifest().isBare()
                ? new FallbackInvoker(recovery.fallback(), chain)
                : chain;
    }

    /** One for all plugins whose calls go in batches, of which most applications have none. */
    private Executor spare() {
        if (spare == null) {
            spare = SpareThreads.create();
        }
        return spare;
    }
}
