package org.wasmplugins.wasm.abi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Makes one instance and tells its host functions which call they serve. For the one thread that uses the instance. */
public final class HostCalls {

    private final PluginManifest manifest;
    private final PluginHost host;
    private final WasmModuleInfo module;
    private MemoryBridge bridge;
    private PluginEvent event;
    private HostContext context;
    private boolean asksForContext;

    public HostCalls(PluginManifest manifest, PluginHost host, WasmModuleInfo module) {
        this.manifest = manifest;
        this.host = host;
        this.module = module;
    }

    public WasmInstance instantiate(WasmModule code, List<HostFunctionAdapter> imports, WasiEnvironment environment) {
        asksForContext = !imports.isEmpty();
        PluginOperation operation = PluginOperation.of(manifest, "instantiate");
        ResourceLimits limits = manifest.permissions().limits();
        WasmInstance instance;
        try {
            instance = code.instantiate(bind(imports),
                    new WasmLimits(limits.maxMemoryBytes(), limits.maxCallDepth()), environment);
        } catch (WasmTrapException e) {
            throw GuestFailures.start(manifest, operation, Optional.empty(), e);
        }
        if (!code.isInitialized()) {
            initializeReactor(instance, operation);
        }
        return instance;
    }

    /** Runs {@code _initialize}. Closes the instance if that fails, since no other code knows it yet. */
    private void initializeReactor(WasmInstance instance, PluginOperation operation) {
        try {
            Optional<WasmFunction> initialize = instance.function(GuestAbi.REACTOR_INITIALIZE);
            if (initialize.isPresent()) {
                initialize.get().callForOne();
            }
        } catch (WasmTrapException e) {
            instance.close();
            throw GuestFailures.start(manifest, operation, instance.pollRefusedGrowth(), e);
        } catch (RuntimeException | Error e) {
            instance.close();
            throw e;
        }
    }

    private List<WasmHostFunction> bind(List<HostFunctionAdapter> functions) {
        var bound = new ArrayList<WasmHostFunction>();
        for (var function : functions) {
            bound.add(bind(function));
        }
        return bound;
    }

    private WasmHostFunction bind(HostFunctionAdapter function) {
        HostFunctionSignature signature = function.signature();
        return new WasmHostFunction(signature.module(), signature.name(), HostFunctionTypes.typeOf(signature),
                (caller, arguments) -> function.call(bridgeOf(caller), callContext(), arguments));
    }

    /**
     * Returns the bridge to the instance's memory. Makes it on demand: a start function can call the host before the instance
     * is returned.
     */
    public MemoryBridge bridgeOf(WasmInstance caller) {
        if (bridge == null) {
            bridge = new MemoryBridge(manifest, module, caller);
        }
        return bridge;
    }

    /** Returns the context of the current call, made when a host function first needs it. */
    private HostContext callContext() {
        if (context == null) {
            context = host.callContext(event == null ? null : event.id());
        }
        return context;
    }

    /**
     * Stores nothing for a module without host functions: each reference store costs a GC write barrier.
     *
     * @param of the event that is handled; null for none
     */
    public void beginCall(PluginEvent of) {
        if (asksForContext) {
            event = of;
            context = null;
        }
    }

    /** Forgets the event, so that its data is not kept until the next one. */
    public void endCall() {
        beginCall(null);
    }
}
