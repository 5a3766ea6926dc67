package org.wasmplugins.wasm.chicory;

import java.io.IOException;
import java.io.InputStream;

import org.wasmplugins.PluginId;
import org.wasmplugins.wasm.engine.WasmModule;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;

/** The superclass of generated entry classes, one for each compiled module. Not meant to be extended by hand. */
public abstract class CompiledModule {

    /** The suffix of the resource with the module; the entry class' name stands before it. */
    private static final String RESOURCE_SUFFIX = ".wasm";
    private static final String SNAPSHOT_SUFFIX = ".snapshot";

    private final boolean interpretsSome;
    private final boolean pollsLate;

    /**
     * @param interpretsSome true if the interpreter runs some of the functions
     * @param pollsLate true if its functions poll for interrupts only after {@link InterruptPolls#arm}
     */
    protected CompiledModule(boolean interpretsSome, boolean pollsLate) {
        this.interpretsSome = interpretsSome;
        this.pollsLate = pollsLate;
    }

    /**
     * @param instance an instance that is being made, not null
     * @return the machine that runs it, never null
     */
    protected abstract Machine newMachine(Instance instance);

    /**
     * Calls a function without arrays of arguments and results.
     *
     * @param function the number of a function that this class can call directly; 32-bit values are in the lower half of
     *        arguments and result
     * @param first its first argument, if it has one
     * @param second its second argument, if it has one
     * @param memory the instance's first memory, or null
     * @param instance the instance, not null
     * @return its result; 0 if it has none
     */
    protected long call(int function, long first, long second, Memory memory, Instance instance) {
        throw new UnsupportedOperationException("this module has no functions that are called directly");
    }

    /**
     * Reads the module's data from the class path. May be called from any thread; blocks for the time of reading.
     *
     * @return the module, ready to be instantiated, never null
     * @throws IllegalStateException if the data is not there or cannot be read
     */
    public final WasmModule load() {
        return module(StrippedModule.parse(read(moduleName())), null);
    }

    /**
     * Like {@link #load}, for a plugin with a snapshot. Instances begin as the snapshot, and share its memory until they are
     * used.
     *
     * @param plugin the plugin, not null
     * @return the module, ready to be instantiated, never null
     * @throws IllegalStateException if the data or the snapshot is not there or cannot be read
     */
    public final WasmModule loadSnapshot(PluginId plugin) {
        String name = snapshotName(getClass().getName(), plugin);
        InstanceSnapshot snapshot;
        try {
            snapshot = SnapshotFile.read(read(name.substring(name.lastIndexOf('/') + 1)));
        } catch (IOException e) {
            throw new IllegalStateException("The resource " + name + " is damaged.", e);
        }
        return module(StrippedModule.parseWithoutStart(read(moduleName())), snapshot);
    }

    /**
     * Makes the module. Functions are called directly only if all are compiled: those that the interpreter runs are not in
     * the classes.
     */
    private WasmModule module(ParsedModule parsed, InstanceSnapshot snapshot) {
        return new ChicoryModule(parsed, this::newMachine, interpretsSome, this::interrupted,
                interpretsSome ? null : this::call, snapshot);
    }

    /**
     * @param entryClass the full name of a compiled module's entry class, not null
     * @return the name of the resource with the module's data, never null
     */
    public static String resourceName(String entryClass) {
        return entryClass.replace('.', '/') + RESOURCE_SUFFIX;
    }

    /**
     * @param entryClass the full name of a compiled module's entry class, not null
     * @param plugin a plugin with this module, not null
     * @return the name of the resource with the plugin's snapshot, never null
     */
    public static String snapshotName(String entryClass, PluginId plugin) {
        return entryClass.replace('.', '/') + "-" + plugin + SNAPSHOT_SUFFIX;
    }

    private String moduleName() {
        return getClass().getSimpleName() + RESOURCE_SUFFIX;
    }

    private byte[] read(String name) {
        try (InputStream stream = getClass().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " of " + getClass().getName()
                        + " is not in the application.");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The resource " + name + " of " + getClass().getName() + " cannot be read.", e);
        }
    }

    void interrupted() {
        if (pollsLate) {
            InterruptPolls.of(getClass()).arm();
        }
    }
}
