package org.wasmplugins.host;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wasmplugins.PluginException;
import org.wasmplugins.PluginExecutionException;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginRestarting;
import org.wasmplugins.PluginState;

/** Starts plugins, and those that are to be restarted again and again. */
final class Restarts implements Consumer<ManagedPlugin> {

    /** Runs a task after a delay. */
    interface Timer {
        void schedule(Runnable task, Duration delay);
    }

    private final PluginLifecycle lifecycle;
    private final Function<PluginId, Recovery> recoveries;
    private final Timer timer;
    private final Executor workers;
    private volatile boolean closed;

    Restarts(PluginLifecycle lifecycle, Function<PluginId, Recovery> recoveries, Timer timer, Executor workers) {
        this.lifecycle = lifecycle;
        this.recoveries = recoveries;
        this.timer = timer;
        this.workers = workers;
    }

    /** Fails only if the plugin fails and fails closed. */
    void start(ManagedPlugin plugin) {
        try {
            lifecycle.start(plugin, this);
        } catch (PluginException e) {
            var recovery = recoveries.apply(plugin.manifest().id());
            if (recovery.mode() == FailureMode.FAIL_CLOSED) {
                throw e;
            }
            if (recovery.mode() == FailureMode.RESTART) {
                restartLater(plugin, recovery, 1);
            }
        }
    }

    /** Starts a plugin that waits for its first use; fails if the plugin fails, whatever its recovery is. */
    synchronized void startLazily(ManagedPlugin plugin) {
        if (closed) {
            throw new PluginExecutionException(PluginOperation.of(plugin.manifest(), "load"),
                    "the plugins are disposed; none is loaded any more.", null);
        }
        if (plugin.state() != PluginState.READY) {
            lifecycle.start(plugin, this);
        }
    }

    /** A plugin that was READY failed, whose last start was not one of those here. */
    @Override
    public void accept(ManagedPlugin plugin) {
        exhausted(plugin, 0);
    }

    /**
     * A plugin that was READY failed.
     *
     * @param failedStarts how often it failed before; forgotten once it made more than the instance of its start
     */
    private void exhausted(ManagedPlugin plugin, int failedStarts) {
        var recovery = recoveries.apply(plugin.manifest().id());
        if (recovery.mode() == FailureMode.RESTART && !closed) {
            restartLater(plugin, recovery, plugin.pool().instances().madeFurther() ? 1 : failedStarts + 1);
        }
    }

    private void restartLater(ManagedPlugin plugin, Recovery recovery, int failedStarts) {
        var delay = recovery.delay(failedStarts);
        lifecycle.publish(new PluginRestarting(plugin.manifest(), failedStarts, delay));
        schedule(() -> restart(plugin, recovery, failedStarts), delay);
    }

    /** Workers that are all busy may refuse a task: then it comes as much later again. */
    private void schedule(Runnable task, Duration delay) {
        timer.schedule(() -> {
            try {
                workers.execute(task);
            } catch (RejectedExecutionException e) {
                if (!closed) {
                    schedule(task, delay);
                }
            }
        }, delay);
    }

    private void restart(ManagedPlugin plugin, Recovery recovery, int failedStarts) {
        // The container disposes its plugins under the same monitor, so that none is started after its end.
        synchronized (this) {
            if (closed) {
                return;
            }
            try {
                lifecycle.start(plugin, exhausted -> exhausted(exhausted, failedStarts));
                return;
            } catch (PluginException e) {
                // The lifecycle has told whoever listens.
            }
        }
        restartLater(plugin, recovery, failedStarts + 1);
    }

    synchronized void close() {
        closed = true;
    }
}
