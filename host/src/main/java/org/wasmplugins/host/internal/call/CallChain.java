package org.wasmplugins.host.internal.call;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.host.internal.lifecycle.LazyLoads;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.WaitingWorkers;

/** Makes the chain of links that an event passes on its way to a plugin. Not for several threads at once. */
public final class CallChain {

    private final CallEnvironment environment;
    private final LazyLoads loads;
    private final Consumer<PluginException> errors;
    private final Function<PluginId, Recovery> recoveries;
    private final Observers observers;
    private final Executor spare;
    private final WaitingWorkers waitingWorkers;

    /**
     * @param loads loads lazy plugins; null if there are none
     * @param spare threads of the host
     */
    public CallChain(CallEnvironment environment, LazyLoads loads, Consumer<PluginException> errors,
            Function<PluginId, Recovery> recoveries, Observers observers, Executor spare) {
        this.environment = environment;
        this.loads = loads;
        this.errors = errors;
        this.recoveries = recoveries;
        this.observers = observers;
        this.spare = spare;
        this.waitingWorkers = new WaitingWorkers(environment.threads());
    }

    /** Makes the links of one plugin, the innermost first: an event passes them from the last to the first. */
    PluginInvoker linksTo(ManagedPlugin plugin) {
        Optional<BatchSettings> batch = plugin.manifest().execution().batch();
        BlockingCalls pooled = batch.isPresent()
                ? new BatchingInvoker(plugin, batch.get(), environment, spare)
                : new PooledInvoker(plugin, environment);
        PluginInvoker chain = new ModelInvoker(plugin, environment.threads(), pooled,
                new LoopInvoker(plugin, environment));
        chain = new AdmittingInvoker(plugin, chain);
        if (plugin.manifest().execution().lazy()) {
            chain = new LazyInvoker(plugin, loads, environment, chain);
        }
        if (waitingWorkers.areBounded()) {
            chain = new WorkerWaitInvoker(plugin.manifest(), waitingWorkers, chain);
        }
        chain = new ErrorBoundary(plugin.manifest(), chain);
        if (!observers.isEmpty()) {
            chain = new ObservingInvoker(plugin.manifest(), observers, environment.deadlines(), chain);
        }
        chain = new TrackingInvoker(errors, chain);
        Recovery recovery = recoveries.apply(plugin.manifest().id());
        // The caller of a module expects a result of its own type, which no configured answer has.
        return recovery.mode() == FailureMode.FAIL_OPEN && !plugin.manifest().isBare()
                ? new FallbackInvoker(recovery.fallback(), chain)
                : chain;
    }
}
