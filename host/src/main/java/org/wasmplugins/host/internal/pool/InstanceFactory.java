package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.runtime.Plugin;

/** Makes, ends and counts the instances of one plugin, wherever they are used. May be used from any thread. */
public final class InstanceFactory {

    private static final LogMessage PACKING_FAILED = LogMessage.warn(14, "org.wasmplugins.host.Instances",
            "Plugin %s %s: an instance that nobody uses could not give up its memory.");

    private final PluginManifest manifest;
    private final InstanceLifecycle lifecycle;
    private final Consumer<Throwable> exhausted;
    private final Observers observers;
    private final InstanceHealth health = new InstanceHealth();
    private final Map<DiscardCause, Long> discarded = new EnumMap<>(DiscardCause.class);
    private long created;
    private volatile boolean closed;
    private volatile PluginException failure;

    /**
     * @param exhausted is called once when the plugin can no longer make instances, on a thread without lock and deadline
     * @param observers are notified of each instance that is made or ended
     */
    public InstanceFactory(PluginManifest manifest, InstanceLifecycle lifecycle, Consumer<Throwable> exhausted,
            Observers observers) {
        this.manifest = manifest;
        this.lifecycle = lifecycle;
        this.exhausted = exhausted;
        this.observers = observers;
    }

    public PluginManifest manifest() {
        return manifest;
    }

    /** Returns the cause for an instance that cannot be used again although its call did not fail. */
    public DiscardCause discardCauseWithoutFailure() {
        return manifest.execution().fresh() ? DiscardCause.USED : DiscardCause.FAILURE;
    }

    /** Makes an instance. Runs the plugin's hooks on the calling thread. */
    public Plugin make() {
        if (closed) {
            throw refusal();
        }
        Plugin instance = null;
        try {
            long start = System.nanoTime();
            instance = lifecycle.start();
            health.instanceMade();
            synchronized (this) {
                created++;
            }
            observers.instanceCreated(manifest, Duration.ofNanos(System.nanoTime() - start));
            return instance;
        } catch (RuntimeException | Error e) {
            // A plugin that is called when its caller's time is nearly over did not fail itself: otherwise its caller could exhaust it.
            Deadline call = Deadlines.current();
            if (call == null || !call.isStoppedForOthers()) {
                health.instanceNotMade(e);
            }
            if (instance != null) {
                instance.close();
            }
            throw e;
        }
    }

    /**
     * Reports an exhausted plugin. Not to be called where making an instance failed: that thread may still be within a call's
     * deadline.
     */
    public void reportIfExhausted() {
        health.exhausted().ifPresent(exhausted);
    }

    /** True if the plugin made more instances than the first one. */
    public boolean madeMoreThanTheFirst() {
        return health.madeMoreThanTheFirst();
    }

    /** Packs the instance's memory. Never fails and runs no plugin code, but may copy the whole memory. */
    void pack(Plugin instance) {
        try {
            instance.rest();
        } catch (RuntimeException | Error e) {
            PACKING_FAILED.logWith(e, manifest.id(), manifest.version());
        }
    }

    /** Ends an instance. Never fails; runs the plugin's hooks on the calling thread if the instance is still usable. */
    public void end(Plugin instance, DiscardCause cause) {
        count(cause);
        lifecycle.end(instance);
    }

    /** Ends an instance as {@link #end(Plugin, DiscardCause)} does, within {@code time}. */
    public void end(Plugin instance, DiscardCause cause, Duration time) {
        count(cause);
        lifecycle.end(instance, time);
    }

    private void count(DiscardCause cause) {
        health.instanceEnded();
        synchronized (this) {
            discarded.put(cause, discarded.getOrDefault(cause, 0L) + 1);
        }
        observers.instanceDiscarded(manifest, cause);
    }

    /** Stops the making of instances. */
    public void close() {
        closed = true;
    }

    /** Stops the making of instances because the plugin failed. */
    public void closeAfterFailure(PluginException cause) {
        failure = cause;
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Makes the exception that calls get after this factory is closed. */
    public PluginExecutionException refusal() {
        if (failure != null) {
            return FailedPlugin.refusal(manifest, "acquire an instance", failure);
        }
        return new PluginExecutionException(PluginOperation.of(manifest, "acquire an instance"),
                "the plugin is disposed and handles no more events.");
    }

    synchronized long created() {
        return created;
    }

    synchronized Map<DiscardCause, Long> discarded() {
        return Map.copyOf(discarded);
    }
}
