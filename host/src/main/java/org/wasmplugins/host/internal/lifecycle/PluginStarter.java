package org.wasmplugins.host.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.FailureMode;
import org.wasmplugins.host.Recovery;
import org.wasmplugins.host.internal.time.DelayedTasks;
import org.wasmplugins.lifecycle.PluginRestarting;

/** Starts plugins: with the host, at their first use, and again after a failure if they are to be restarted. */
public final class PluginStarter {

    private final PluginLifecycle lifecycle;
    private final Starts starts;
    private final Function<PluginId, Recovery> recoveries;
    private final DelayedTasks timer;
    private final Executor workers;

    public PluginStarter(PluginLifecycle lifecycle, Starts starts, Function<PluginId, Recovery> recoveries, DelayedTasks timer,
            Executor workers) {
        this.lifecycle = lifecycle;
        this.starts = starts;
        this.recoveries = recoveries;
        this.timer = timer;
        this.workers = workers;
    }

    /** Starts a plugin with the host. Fails only if the start fails and the plugin's mode is FAIL_CLOSED. */
    public void start(ManagedPlugin plugin) {
        try {
            start(plugin, this::restartAfterReady);
        } catch (PluginException e) {
            Recovery recovery = recoveries.apply(plugin.manifest().id());
            if (recovery.mode() == FailureMode.FAIL_CLOSED) {
                throw e;
            }
            if (recovery.mode() == FailureMode.RESTART && !starts.isClosed()) {
                restartLater(plugin, recovery, 1);
            }
        }
    }

    /** Starts a plugin at its first use. Fails if the start fails, whatever the plugin's mode is. */
    public void startLazily(ManagedPlugin plugin) {
        start(plugin, this::restartAfterReady);
    }

    /** Starts a plugin that is not READY. */
    private void start(ManagedPlugin plugin, Consumer<ManagedPlugin> exhausted) {
        starts.run(plugin, started -> {
            if (plugin.state() != PluginState.READY) {
                lifecycle.start(plugin, exhausted, started);
            }
        });
        if (starts.isClosed()) {
            // The host may have been closed before this plugin was READY.
            lifecycle.dispose(plugin, () -> Duration.ZERO);
        }
    }

    /** Restarts a plugin that was READY and whose last start was not a restart. */
    private void restartAfterReady(ManagedPlugin plugin) {
        restartExhausted(plugin, 0);
    }

    /**
     * Restarts a plugin that was READY and failed.
     *
     * @param failedStarts how often it failed before; forgotten once it made more instances than the first
     */
    private void restartExhausted(ManagedPlugin plugin, int failedStarts) {
        Recovery recovery = recoveries.apply(plugin.manifest().id());
        if (recovery.mode() == FailureMode.RESTART && !starts.isClosed()) {
            restartLater(plugin, recovery, plugin.pool().factory().madeMoreThanTheFirst() ? 1 : failedStarts + 1);
        }
    }

    private void restartLater(ManagedPlugin plugin, Recovery recovery, int failedStarts) {
        Duration delay = recovery.delay(failedStarts);
        lifecycle.publish(new PluginRestarting(plugin.manifest(), failedStarts, delay));
        schedule(() -> restart(plugin, recovery, failedStarts), delay);
    }

    /** Runs the task on a worker after {@code delay}. If the workers refuse it, it is tried again after the same time. */
    private void schedule(Runnable task, Duration delay) {
        timer.schedule(() -> {
            try {
                workers.execute(task);
            } catch (RejectedExecutionException e) {
                if (!starts.isClosed()) {
                    schedule(task, delay);
                }
            }
        }, delay);
    }

    private void restart(ManagedPlugin plugin, Recovery recovery, int failedStarts) {
        if (starts.isClosed()) {
            return;
        }
        try {
            start(plugin, exhausted -> restartExhausted(exhausted, failedStarts));
        } catch (PluginException e) {
            // The lifecycle has published the failure.
            if (!starts.isClosed()) {
                restartLater(plugin, recovery, failedStarts + 1);
            }
        }
    }
}
