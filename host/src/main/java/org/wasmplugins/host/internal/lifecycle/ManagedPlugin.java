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

/** One plugin: where it is in its life, and what belongs to it meanwhile. The state changes here and nowhere else. */
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

    /** Makes a plugin that is READY an ERROR; false if it is something else by now. */
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

    /** False for a plugin that gave up what it has before. */
    synchronized boolean disposeIfAlive() {
        if (state == PluginState.DISPOSED || state == PluginState.ERROR) {
            return false;
        }
        moveTo(PluginState.DISPOSED);
        return true;
    }

    /** What it failed of last; null if it never did. */
    public PluginException lastFailure() {
        return lastFailure;
    }

    /** Not null from LOADED on, until it is given up. */
    LoadedPlugin code() {
        return code;
    }

    /** The code, for the one who gives it up; null if there is none any more. */
    synchronized LoadedPlugin takeCode() {
        LoadedPlugin taken = code;
        code = null;
        return taken;
    }

    /** Not null once the plugin is LOADED. */
    public InstancePool pool() {
        return pool;
    }

    /** Its instances on event loops; not null once the plugin is LOADED. */
    public LoopInstances loops() {
        return loops;
    }

    /** The batches that wait for instances of the {@link #pool}; null where its events do not go in batches. */
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
