package org.wasmplugins.host.container;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.runtime.LoadedPlugin;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.runtime.PluginOutcome;
import org.wasmplugins.runtime.PluginRuntime;

/**
 * A runtime whose plugins write a journal of their steps. The steps are {@code a load} and {@code a close} for the code of
 * plugin {@code a}, and {@code a#1 new}, {@code a#1 on-load} and so on for its first instance. Events are not in the journal.
 */
public final class FakeRuntime implements PluginRuntime {

    public interface Handler {
        PluginResponse handle(Instance instance, PluginEvent event);
    }

    public interface BatchHandler {
        List<PluginOutcome> handle(Instance instance, List<PluginEvent> events);
    }

    private final Queue<String> journal = new ConcurrentLinkedQueue<>();
    private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
    private final Map<PluginId, PluginHost> hosts = new ConcurrentHashMap<>();
    private volatile BatchHandler batchHandler;
    private volatile Handler handler = (instance, event) -> PluginResponse.success(event.data());

    /** Returns the steps so far and empties the journal. */
    public List<String> takeJournal() {
        List<String> steps = List.copyOf(journal);
        journal.clear();
        return steps;
    }

    /** Adds a step that is not of this runtime. */
    void note(String step) {
        journal.add(step);
    }

    /** Runs {@code action} at each {@code step}, after the journal has it. */
    public FakeRuntime at(String step, Runnable action) {
        actions.put(step, action);
        return this;
    }

    public FakeRuntime failAt(String step, RuntimeException failure) {
        return at(step, () -> {
            throw failure;
        });
    }

    public FakeRuntime failAt(String step, Error failure) {
        return at(step, () -> {
            throw failure;
        });
    }

    public FakeRuntime handleEvents(Handler eventHandler) {
        handler = eventHandler;
        return this;
    }

    /** Sets how instances handle batches. Without it they take one event at a time. */
    FakeRuntime handleBatches(BatchHandler eventsHandler) {
        batchHandler = eventsHandler;
        return this;
    }

    /** Returns the host that the plugin got when it was loaded. */
    PluginHost hostOf(String plugin) {
        return hosts.get(PluginId.of(plugin));
    }

    public LoadedPlugin load(PluginManifest manifest) {
        return new Code(manifest);
    }

    @Override
    public RuntimeType type() {
        return RuntimeType.WASM;
    }

    @Override
    public LoadedPlugin load(PluginManifest manifest, PluginHost host) {
        hosts.put(manifest.id(), host);
        step(manifest.id() + " load");
        return load(manifest);
    }

    private void step(String step) {
        journal.add(step);
        actions.getOrDefault(step, () -> {
        }).run();
    }

    private final class Code implements LoadedPlugin {

        private final PluginManifest manifest;
        private final AtomicInteger instances = new AtomicInteger();

        Code(PluginManifest manifest) {
            this.manifest = manifest;
        }

        @Override
        public PluginManifest manifest() {
            return manifest;
        }

        @Override
        public Plugin newInstance() {
            var instance = new Instance(manifest, instances.incrementAndGet());
            instance.step("new");
            return instance;
        }

        @Override
        public void close() {
            FakeRuntime.this.step(manifest.id() + " close");
        }
    }

    public final class Instance implements Plugin {

        private final PluginManifest manifest;
        private final String name;
        private volatile boolean reusable = true;

        Instance(PluginManifest manifest, int number) {
            this.manifest = manifest;
            this.name = manifest.id() + "#" + number;
        }

        public void spoil() {
            reusable = false;
        }

        private void step(String step) {
            FakeRuntime.this.step(name + " " + step);
        }

        @Override
        public PluginManifest manifest() {
            return manifest;
        }

        @Override
        public void onLoad() {
            step("on-load");
        }

        @Override
        public void initialize() {
            step("initialize");
        }

        @Override
        public void onReady() {
            step("on-ready");
        }

        @Override
        public PluginResponse handleEvent(PluginEvent event, HostType answer) {
            return handler.handle(this, event);
        }

        @Override
        public boolean handlesBatches() {
            return batchHandler != null;
        }

        @Override
        public List<PluginOutcome> handleEvents(List<PluginEvent> events, List<HostType> answers) {
            return batchHandler.handle(this, events);
        }

        @Override
        public void onBeforeDispose() {
            step("on-before-dispose");
        }

        @Override
        public void dispose() {
            step("dispose");
        }

        @Override
        public void rest() {
            step("rest");
        }

        @Override
        public boolean isReusable() {
            return reusable;
        }

        @Override
        public void close() {
            step("close");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
