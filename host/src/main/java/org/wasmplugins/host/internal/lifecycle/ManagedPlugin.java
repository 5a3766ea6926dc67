package org.wasmplugins.host.internal.lifecycle;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.internal.batch.BatchQueue;
import org.wasmplugins.host.internal.eventloop.LoopInstances;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.runtime.LoadedPlugin;

/** One plugin with its state and what it owns in that state. No other class changes the state. */
public final class ManagedPlugin {

    private static final Map<PluginState, Set<PluginState>> TRANSITIONS = new EnumMap<>(Map.of(
            PluginState.UNLOADED, Set.of(PluginState.LOADING, PluginState.DISPOSED),
            PluginState.LOADING, Set.of(PluginState.LOADED, PluginState.ERROR),
            PluginState.LOADED, Set.of(PluginState.INITIALIZING, PluginState.ERROR),
            PluginState.INITIALIZING, Set.of(PluginState.READY, PluginState.ERROR),
            PluginState.READY, Set.of(PluginState.DISPOSED, PluginState.ERROR),
            PluginState.ERROR, Set.of(PluginState.LOADING, PluginState.DISPOSED),
            PluginState.DISPOSED, Set.of()));

    private static final Set<PluginState> LOADED = Set.of(PluginState.LOADED, PluginState.INITIALIZING, PluginState.READY);

    private final PluginManifest manifest;
    private volatile PluginState state = PluginState.UNLOADED;
    private volatile LoadedPlugin code;
    private volatile InstancePool pool;
    private volatile LoopInstances loops;
    private volatile BatchQueue batches;
    private volatile PluginException lastFailure;

    public ManagedPlugin(PluginManifest manifest) {
        this.manifest = manifest;
    }

    public PluginManifest manifest() {
        return manifest;
    }

    public PluginState state() {
        return state;
    }

    public boolean isLoaded() {
        return LOADED.contains(state);
    }

    public synchronized void moveTo(PluginState next) {
        if (!TRANSITIONS.get(state).contains(next)) {
            throw new IllegalStateException("Plugin " + manifest.id() + " is " + state + " and cannot become " + next + ".");
        }
        state = next;
    }

    /** Moves a plugin from READY to ERROR; false if its state is another one. */
    synchronized boolean failIfReady(PluginException cause) {
        if (state != PluginState.READY) {
            return false;
        }
        becomeFailed(cause);
        return true;
    }

    synchronized void becomeFailed(PluginException cause) {
        lastFailure = cause;
        moveTo(PluginState.ERROR);
    }

    /** Moves the plugin to DISPOSED; false if it released its resources before. */
    synchronized boolean disposeIfAlive() {
        if (state == PluginState.DISPOSED || state == PluginState.ERROR) {
            return false;
        }
        moveTo(PluginState.DISPOSED);
        return true;
    }

    /** Returns the plugin's last failure; null if it never failed. */
    public PluginException lastFailure() {
        return lastFailure;
    }

    /** Returns the plugin's code. Not null from LOADED on, until it is released. */
    LoadedPlugin code() {
        return code;
    }

    /** Removes the code for the caller that releases it; null if there is none. */
    synchronized LoadedPlugin takeCode() {
        LoadedPlugin taken = code;
        code = null;
        return taken;
    }

    /** Returns the plugin's pool. Not null once the plugin is LOADED. */
    public InstancePool pool() {
        return pool;
    }

    /** Returns the plugin's instances on event loops. Not null once the plugin is LOADED. */
    public LoopInstances loops() {
        return loops;
    }

    /** Returns the batches that wait for instances of the {@link #pool}; null if the plugin takes no batches. */
    public BatchQueue batches() {
        return batches;
    }

    public void becomeLoaded(LoadedPlugin loadedCode, InstancePool instances, LoopInstances instancesOnLoops,
            BatchQueue queue) {
        moveTo(PluginState.LOADED);
        code = loadedCode;
        pool = instances;
        loops = instancesOnLoops;
        batches = queue;
    }

    public PluginInfo info() {
        return new PluginInfo(manifest, state);
    }
}
