package org.wasmplugins.wasm;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginHost;
import org.wasmplugins.runtime.PluginOutcome;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.abi.GuestFailures;
import org.wasmplugins.wasm.abi.HostCalls;
import org.wasmplugins.wasm.abi.HostFunctionAdapter;
import org.wasmplugins.wasm.abi.MemoryBridge;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmTrapException;
import org.wasmplugins.wasm.serialization.EventBatch;
import org.wasmplugins.wasm.serialization.EventCodec;

/** A plugin instance that runs in a WebAssembly instance. */
final class WasmPlugin implements Plugin {

    private final PluginManifest manifest;
    private final EventCodec codec;
    private final WasmInstance instance;
    private final WasmFunction handleEvent;
    private final PluginOperation handleEventOperation;
    private final HostCalls calls;
    private final MemoryBridge bridge;
    private final WasmFunction handleEvents;
    private final PluginOperation handleEventsOperation;
    private final boolean initialized;
    private boolean reusable;

    WasmPlugin(PluginManifest manifest, PluginHost host, WasmModule module, List<HostFunctionAdapter> imports, EventCodec codec,
            WasiEnvironment environment) {
        this.manifest = manifest;
        this.codec = codec;
        this.initialized = module.isInitialized();
        this.handleEventOperation = PluginOperation.of(manifest, PluginHook.HANDLE_EVENT);
        calls = new HostCalls(manifest, host, module.info());
        instance = calls.instantiate(module, imports, environment);
        handleEvent = instance.function(GuestAbi.HANDLE_EVENT).orElseThrow();
        this.handleEventsOperation = PluginOperation.of(manifest, "handle-event-batch");
        handleEvents = instance.function(GuestAbi.HANDLE_EVENT_BATCH).orElse(null);
        bridge = calls.bridgeOf(instance);
        reusable = true;
    }

    @Override
    public PluginManifest manifest() {
        return manifest;
    }

    @Override
    public void onLoad() {
        if (!initialized) {
            start(PluginHook.ON_LOAD, GuestAbi.ON_LOAD);
        }
    }

    @Override
    public void initialize() {
        if (!initialized) {
            start(PluginHook.INITIALIZE, GuestAbi.INITIALIZE);
        }
    }

    @Override
    public void onReady() {
        start(PluginHook.ON_READY, GuestAbi.ON_READY);
        if (isFresh()) {
            instance.rememberBeginning();
        }
    }

    private boolean isFresh() {
        return manifest.execution().fresh();
    }

    @Override
    public PluginResponse handleEvent(PluginEvent event, HostType answer) {
        byte[] input = codec.encode(event, handleEventOperation);
        return codec.decode(run(handleEvent, input, event, handleEventOperation), answer, handleEventOperation);
    }

    @Override
    public boolean handlesBatches() {
        return handleEvents != null && codec.batches().isPresent() && !isFresh();
    }

    @Override
    public List<PluginOutcome> handleEvents(List<PluginEvent> events, List<HostType> answers) {
        if (!handlesBatches()) {
            return Plugin.super.handleEvents(events, answers);
        }
        EventBatch batch = codec.batches().orElseThrow().encode(events, answers, handleEventsOperation);
        return batch.isEmpty() ? batch.outcomes()
                : batch.decode(run(handleEvents, batch.input(), null, handleEventsOperation));
    }

    private byte[] run(WasmFunction function, byte[] input, PluginEvent event, PluginOperation operation) {
        reusable = false;
        byte[] output;
        instance.pollRefusedGrowth();
        calls.beginCall(event);
        try {
            output = bridge.call(function, input, operation);
        } catch (WasmTrapException | PluginCommunicationException e) {
            throw GuestFailures.typed(manifest, operation, instance.pollRefusedGrowth(), e);
        }
        calls.endCall();
        // The response is out of the guest's memory now. Only the input block may still be allocated, so the instance is
        // reusable even if the response cannot be decoded.
        reusable = !isFresh() || instance.beginAgain();
        return output;
    }

    @Override
    public void onBeforeDispose() {
        end(PluginHook.ON_BEFORE_DISPOSE, GuestAbi.ON_BEFORE_DISPOSE);
    }

    @Override
    public void dispose() {
        end(PluginHook.DISPOSE, GuestAbi.DISPOSE);
    }

    @Override
    public long memoryBytes() {
        return instance.memory().size();
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

    private void start(PluginHook hook, String export) {
        PluginOperation operation = PluginOperation.of(manifest, hook);
        instance.pollRefusedGrowth();
        try {
            int code = runHook(export);
            if (code != 0) {
                throw failedStart(operation, new PluginInitializationException(operation, returned(export, code)));
            }
        } catch (WasmTrapException e) {
            throw GuestFailures.start(manifest, operation, instance.pollRefusedGrowth(), e);
        }
    }

    /** Blames a failed start on the limit of memory if a growth was refused before: that is the likeliest cause. */
    private PluginException failedStart(PluginOperation operation, PluginInitializationException failure) {
        Optional<WasmInstance.RefusedGrowth> refused = instance.pollRefusedGrowth();
        return refused.isEmpty() ? failure : GuestFailures.typed(manifest, operation, refused, failure);
    }

    private void end(PluginHook hook, String export) {
        PluginOperation operation = PluginOperation.of(manifest, hook);
        try {
            int code = runHook(export);
            if (code != 0) {
                throw new PluginExecutionException(operation, returned(export, code));
            }
        } catch (WasmTrapException e) {
            throw GuestFailures.typed(manifest, operation, instance.pollRefusedGrowth(), e);
        }
    }

    private int runHook(String export) {
        calls.beginCall(null);
        try {
            Optional<WasmFunction> hook = instance.function(export);
            return hook.isPresent() ? (int) hook.get().callForOne() : 0;
        } catch (WasmTrapException | PluginException e) {
            reusable = false;
            throw e;
        }
    }

    private static String returned(String export, int code) {
        return export + " returned " + code + "; 0 stands for success.";
    }
}
