package org.wasmplugins.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.Text;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.wasm.abi.GuestAbi;
import org.wasmplugins.wasm.abi.GuestFailures;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmExternalKind;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmImport;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmSnapshotException;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Starts a plugin once while the application is built, so that its instances begin as started at run time. */
public final class PluginSnapshot {

    private PluginSnapshot() {
    }

    /**
     * Runs {@code _initialize} and the hooks {@code plugin_on_load} and {@code plugin_initialize} on the calling thread. The
     * guest may call neither host functions nor WASI: their results would differ at run time. Has no deadline; stops when the
     * thread is interrupted.
     *
     * @param manifest the plugin, not null
     * @param module its module, for which {@link GuestAbi#problems} returns no problem; not null
     * @return the snapshot that its instances can begin as, never null
     * @throws WasmSnapshotException if the plugin calls its host, fails, or has state that a snapshot cannot hold
     */
    public static byte[] take(PluginManifest manifest, WasmModule module) {
        ResourceLimits limits = manifest.permissions().limits();
        var environment = new WasiEnvironment(manifest.id().value(), line -> {
        }, line -> {
        }, List.of());
        try (WasmInstance instance = module.instantiate(refused(module.info()),
                new WasmLimits(limits.maxMemoryBytes(), limits.maxCallDepth()), environment)) {
            return snapshot(manifest, instance);
        } catch (WasmTrapException e) {
            throw failure(manifest, Optional.empty(), e);
        }
    }

    private static byte[] snapshot(PluginManifest manifest, WasmInstance instance) {
        try {
            instance.function(GuestAbi.REACTOR_INITIALIZE).ifPresent(WasmFunction::call);
            if (!manifest.isBare()) {
                run(instance, GuestAbi.ON_LOAD);
                run(instance, GuestAbi.INITIALIZE);
            }
            return instance.snapshot();
        } catch (WasmTrapException e) {
            throw failure(manifest, instance.pollRefusedGrowth(), e);
        }
    }

    private static WasmSnapshotException failure(PluginManifest manifest, Optional<RefusedGrowth> refused,
            WasmTrapException trap) {
        PluginException typed = GuestFailures.start(manifest, PluginOperation.of(manifest, "take a snapshot"), refused, trap);
        return new WasmSnapshotException(typed instanceof PluginLimitException limit
                ? "it wanted more than " + limit.limit().key() + " allows: " + limit.observed() + " of " + limit.allowed()
                : GuestFailures.describe(trap));
    }

    private static void run(WasmInstance instance, String hook) {
        int code = instance.function(hook).map(function -> (int) function.callForOne()).orElse(0);
        if (code != 0) {
            throw new WasmSnapshotException(hook + " returned " + code + "; 0 stands for success");
        }
    }

    private static List<WasmHostFunction> refused(WasmModuleInfo module) {
        var functions = new ArrayList<WasmHostFunction>();
        for (WasmImport needed : module.imports()) {
            if (needed.kind() == WasmExternalKind.FUNCTION) {
                functions.add(new WasmHostFunction(needed.module(), needed.name(), needed.type(), (caller, arguments) -> {
                    throw new WasmSnapshotException("it calls its host meanwhile: " + Text.printable(needed.module()) + "."
                            + Text.printable(needed.name()));
                }));
            }
        }
        return functions;
    }
}
