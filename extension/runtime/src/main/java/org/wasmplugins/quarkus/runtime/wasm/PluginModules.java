package org.wasmplugins.quarkus.runtime.wasm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.wasm.chicory.CompiledModule;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModules;

import io.quarkus.runtime.RuntimeValue;

/**
 * The modules of an application's plugins, read once, while the application does other work of its start. May be used from
 * any thread.
 */
public final class PluginModules implements WasmModules {

    private final FutureTask<Map<PluginId, WasmModule>> reading;

    private PluginModules(Reading reading) {
        this.reading = new FutureTask<>(reading);
    }

    /**
     * @param aside whether a separate thread reads the modules, and ends after that; otherwise the modules are read when the
     *        method returns
     */
    public static PluginModules read(List<PluginManifest> plugins, Map<String, RuntimeValue<CompiledModule>> entries,
            boolean aside) {
        var modules = new PluginModules(new Reading(plugins, entries));
        if (aside && !plugins.isEmpty()) {
            var reader = new Thread(modules.reading, "wasm-plugins-modules");
            reader.setDaemon(true);
            reader.start();
        } else {
            modules.reading.run();
        }
        return modules;
    }

    private record Reading(List<PluginManifest> plugins, Map<String, RuntimeValue<CompiledModule>> entries)
            implements
                Callable<Map<PluginId, WasmModule>> {

        @Override
        public Map<PluginId, WasmModule> call() {
            var read = new HashMap<CompiledModule, WasmModule>();
            var modules = new HashMap<PluginId, WasmModule>();
            for (var plugin : plugins) {
                var id = plugin.id();
                if (!entries.containsKey(id.value())) {
                    continue;
                }
                var entry = entries.get(id.value()).getValue();
                var module = plugin.execution().snapshot() ? entry.loadSnapshot(id) : read.get(entry);
                if (module == null) {
                    module = entry.load();
                    read.put(entry, module);
                }
                modules.put(id, module);
            }
            return modules;
        }
    }

    @Override
    public Optional<WasmModule> moduleOf(PluginManifest plugin) {
        return Optional.ofNullable(of(plugin.id()));
    }

    /**
     * Returns a module, and waits until the modules are read. If no thread has started to read, the caller reads.
     *
     * @param plugin the id of a plugin
     * @return the module; null if the plugin is unknown or is not a plugin of WebAssembly
     * @throws IllegalStateException if a module cannot be read, or if the thread was interrupted while it waited
     */
    public WasmModule of(PluginId plugin) {
        reading.run();
        try {
            return reading.get().get(plugin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The modules of the plugins cannot be read: " + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the modules of the plugins were read.", e);
        }
    }
}
