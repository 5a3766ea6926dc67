package org.wasmplugins.wasm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.wasmplugins.HostType;
import org.wasmplugins.ModuleInstance;
import org.wasmplugins.ModuleTask;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.Text;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.wasm.abi.ExportedFunction;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.abi.GuestFailures;
import org.wasmplugins.wasm.abi.HostCalls;
import org.wasmplugins.wasm.abi.HostFunctionAdapter;
import org.wasmplugins.wasm.abi.MemoryBridge;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** An instance of a bare module, which does not follow the ABI. It has no hooks; its events are {@link ModuleTask}s. */
final class WasmBareInstance implements Plugin, ModuleInstance {

    private static final long LAST_POINTER = 0xFFFF_FFFFL;

    private final PluginManifest manifest;
    private final WasmModuleInfo module;
    private final HostCalls calls;
    private final WasmInstance instance;
    private final MemoryBridge bridge;
    private final Map<String, ExportedFunction> functions = new HashMap<>();
    private final boolean hasMemory;
    private boolean failed;
    private boolean reusable;

    WasmBareInstance(PluginManifest manifest, PluginHost host, WasmModule module, List<HostFunctionAdapter> imports,
            WasiEnvironment environment) {
        this.manifest = manifest;
        this.module = module.info();
        calls = new HostCalls(manifest, host, this.module);
        instance = calls.instantiate(module, imports, environment);
        bridge = calls.bridgeOf(instance);
        hasMemory = this.module.export(GuestAbi.MEMORY).filter(export -> export.kind() == WasmExternalKind.MEMORY).isPresent();
        reusable = true;
        if (manifest.execution().fresh()) {
            instance.rememberBeginning();
        }
    }

    @Override
    public PluginResponse handleEvent(PluginEvent event, HostType answer) {
        if (!(event.data() instanceof ModuleTask task)) {
            throw new EventNotSupportedException(operation("handle an event"), "a bare module handles no events.");
        }
        // A task that throws may leave the instance in any state.
        reusable = false;
        instance.pollRefusedGrowth();
        calls.beginCall(event);
        Object result = task.run(this);
        calls.endCall();
        reusable = !failed && (!manifest.execution().fresh() || instance.beginAgain());
        return PluginResponse.success(result);
    }

    @Override
    public long[] call(String export, long... arguments) {
        requireIntact();
        PluginOperation operation = operation("call '" + Text.printable(export) + "'");
        ExportedFunction function = functions.get(export);
        if (function == null) {
            function = ExportedFunction.find(export, module, instance, operation);
            functions.put(export, function);
        }
        long[] raw = function.arguments(arguments, operation);
        // True until the call has returned: the application may catch the exception that ends it.
        failed = true;
        try {
            long[] results = function.results(function.body().call(raw));
            failed = false;
            return results;
        } catch (WasmTrapException | PluginCommunicationException e) {
            throw GuestFailures.typed(manifest, operation, instance.pollRefusedGrowth(), e);
        }
    }

    @Override
    public byte[] read(long pointer, long length) {
        requireIntact();
        PluginOperation operation = operation("read from memory");
        long bytes = unsigned(length, "length", operation);
        long first = unsigned(pointer, "pointer", operation);
        bridge.checkSize(bytes, "the application asked for ", operation);
        return bridge.read(first, bytes, operation);
    }

    @Override
    public void write(long pointer, byte[] bytes) {
        requireIntact();
        PluginOperation operation = operation("write to memory");
        bridge.writeAt(unsigned(pointer, "pointer", operation), bytes, operation);
    }

    @Override
    public long memorySize() {
        requireIntact();
        return bridge.size(operation("look at the memory"));
    }

    private void requireIntact() {
        if (failed) {
            throw new IllegalStateException("An instance of plugin " + manifest.id()
                    + " cannot be used after a call of it failed, and not while it is in one.");
        }
    }

    /** Accepts negative numbers: a 32-bit result that points to 2 GiB or beyond is negative in Java. */
    private static long unsigned(long number, String what, PluginOperation operation) {
        if (number < Integer.MIN_VALUE || number > LAST_POINTER) {
            throw new PluginCommunicationException(operation, "the " + what + " " + number + " has more than 32 bits.");
        }
        return number & LAST_POINTER;
    }

    private PluginOperation operation(String name) {
        return PluginOperation.of(manifest, name);
    }

    @Override
    public PluginManifest manifest() {
        return manifest;
    }

    @Override
    public void onLoad() {
    }

    @Override
    public void initialize() {
    }

    @Override
    public void onReady() {
    }

    @Override
    public void onBeforeDispose() {
    }

    @Override
    public void dispose() {
    }

    @Override
    public long memoryBytes() {
        return hasMemory ? instance.memory().size() : 0;
    }

    @Override
    public void rest() {
        instance.rest();
    }

    @Override
    public boolean isReusable() {
        return reusable;
    }

    @Override
    public void close() {
        reusable = false;
        instance.close();
    }
}
