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

/** Makes and ends the instances of one plugin, wherever they are used, and counts them. May be used from any thread. */
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
     * @param exhausted is told once, on a thread that holds no lock and has no deadline, when no instance can be made any more
     * @param observers are told of instances that are made and given up
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

    /** Why an instance cannot be used again whose call did not fail. */
    public DiscardCause discardCauseWithoutFailure() {
        return manifest.execution().fresh() ? DiscardCause.USED : DiscardCause.FAILURE;
    }

    /** Runs plugin code (hooks) on the calling thread. */
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
            // Otherwise a plugin could do away with another one by calling it when its own time is nearly over.
            Deadline call = Deadlines.current();
            if (call == null || !call.isCutShort()) {
                health.instanceNotMade(e);
            }
            if (instance != null) {
                instance.close();
            }
            throw e;
        }
    }

    /** Not where an instance could not be made: that may still be within a call's time. */
    public void tellIfExhausted() {
        health.exhausted().ifPresent(exhausted);
    }

    /** Whether there were more instances than the first. */
    public boolean madeMoreThanTheFirst() {
        return health.madeMoreThanTheFirst();
    }

    /** Never fails; runs no plugin code, but may copy all of the instance's memory. */
    void pack(Plugin instance) {
        try {
            instance.rest();
        } catch (RuntimeException | Error e) {
            PACKING_FAILED.logWith(e, manifest.id(), manifest.version());
        }
    }

    /** Never fails; runs hooks on the calling thread if the instance can still be used. */
    public void end(Plugin instance, DiscardCause cause) {
        count(cause);
        lifecycle.end(instance);
    }

    /** As {@link #end(Plugin, DiscardCause)}, for at most this time. */
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

    /** From now on none is made. */
    public void close() {
        closed = true;
    }

    /** As {@link #close}, because the plugin failed. */
    public void closeAfterFailure(PluginException cause) {
        failure = cause;
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    /** What calls are told once this is closed. */
    public PluginExecutionException refusal() {
        if (failure != null) {
            return FailedPlugin.refusal(manifest, "acquire an instance", failure);
        }
        return new PluginExecutionException(PluginOperation.of(manifest, "acquire an instance"),
                "the plugin is disposed and handles no more events.", null);
    }

    synchronized long created() {
        return created;
    }

    synchronized Map<DiscardCause, Long> discarded() {
        return Map.copyOf(discarded);
    }
}
