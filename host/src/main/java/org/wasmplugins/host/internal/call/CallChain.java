package org.wasmplugins.host.internal.call;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.host.internal.lifecycle.LazyLoads;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.internal.run.WaitingWorkers;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.GuestThreads;

/** Makes the chain of links that an event passes on its way to a plugin. Not for several threads at once. */
public final class CallChain {

    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;
    private final LazyLoads loads;
    private final Consumer<PluginException> errors;
    private final Function<PluginId, Recovery> recoveries;
    private final Observers observers;
    private final Rescue rescue;
    private final Executor spare;
    private final WaitingWorkers waitingWorkers;

    /**
     * @param loads loads lazy plugins; null if there are none
     * @param rescue ensures that calls begin although all workers wait
     * @param spare threads of the host
     */
    public CallChain(GuestThreads threads, UnaryOperator<Runnable> contextual, Deadlines deadlines, LazyLoads loads,
            Consumer<PluginException> errors,
            Function<PluginId, Recovery> recoveries, Observers observers, Rescue rescue, Executor spare) {
        this.threads = threads;
        this.contextual = contextual;
        this.deadlines = deadlines;
        this.loads = loads;
        this.errors = errors;
        this.recoveries = recoveries;
        this.observers = observers;
        this.rescue = rescue;
        this.spare = spare;
        this.waitingWorkers = new WaitingWorkers(threads);
    }

    /** Makes the links of one plugin, the innermost first: an event passes them from the last to the first. */
    PluginInvoker linksTo(ManagedPlugin plugin) {
        Optional<BatchSettings> batch = plugin.manifest().execution().batch();
        BlockingCalls pooled = batch.isPresent()
                ? new BatchingInvoker(plugin, batch.get(), threads, contextual, deadlines, rescue, spare)
                : new PooledInvoker(plugin, threads, contextual, deadlines, rescue);
        PluginInvoker chain = new ModelInvoker(plugin, threads, pooled,
                new LoopInvoker(plugin, threads, contextual, deadlines, rescue));
        chain = new AdmittingInvoker(plugin, chain);
        if (plugin.manifest().execution().lazy()) {
            chain = new LazyInvoker(plugin, loads, contextual, threads, rescue, chain);
        }
        if (waitingWorkers.areBounded()) {
            chain = new WorkerWaitInvoker(plugin.manifest(), waitingWorkers, chain);
        }
        chain = new ErrorBoundary(plugin.manifest(), chain);
        if (!observers.isEmpty()) {
            chain = new ObservingInvoker(plugin.manifest(), observers, deadlines, chain);
        }
        chain = new TrackingInvoker(errors, chain);
        Recovery recovery = recoveries.apply(plugin.manifest().id());
        // The caller of a module expects a result of its own type, which no configured answer has.
        return recovery.mode() == FailureMode.FAIL_OPEN && !plugin.manifest().isBare()
                ? new FallbackInvoker(recovery.fallback(), chain)
                : chain;
    }
}
