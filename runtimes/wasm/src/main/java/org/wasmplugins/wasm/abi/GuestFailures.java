package org.wasmplugins.wasm.abi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginInitializationException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginMemoryLimitException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.wasm.engine.WasmCallDepthException;
import org.wasmplugins.wasm.engine.WasmInstance.RefusedGrowth;
import org.wasmplugins.wasm.engine.WasmMemoryRefusedException;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Turns the failure of a guest's call into a typed exception. */
public final class GuestFailures {

    private static final int MAX_FRAMES = 16;

    private GuestFailures() {
    }

    /**
     * Returns the exception for a failed call. Blames the limit of memory if a growth was refused before: that is the
     * likeliest cause.
     */
    public static PluginException typed(PluginManifest plugin, PluginOperation operation, Optional<RefusedGrowth> refused,
            RuntimeException failure) {
        if (refused.isPresent()) {
            RefusedGrowth growth = refused.get();
            return new PluginMemoryLimitException(operation, "it failed after its memory of " + growth.usedBytes()
                    + " bytes was not let grow by " + growth.askedBytes() + " bytes",
                    growth.usedBytes() + growth.askedBytes() + " bytes", growth.allowedBytes() + " bytes", failure);
        }
        if (failure instanceof WasmCallDepthException depth) {
            return new PluginCallDepthException(operation, describe(depth), depth.depth() + " frames",
                    plugin.permissions().limits().maxCallDepth() + " frames", failure);
        }
        if (failure instanceof WasmTrapException trap) {
            return new PluginTrapException(operation, describe(trap) + ".", failure);
        }
        return (PluginException) failure;
    }

    /**
     * Like {@link #typed}, for an instance that is being made or started: a failure that is not due to a limit is a failed
     * start.
     */
    public static PluginException start(PluginManifest plugin, PluginOperation operation, Optional<RefusedGrowth> refused,
            WasmTrapException failure) {
        PluginException typed = typed(plugin, operation,
                failure instanceof WasmMemoryRefusedException e ? Optional.ofNullable(e.refused())
                        : refused,
                failure);
        return typed instanceof PluginLimitException ? typed
                : new PluginInitializationException(operation, describe(failure) + ".", failure);
    }

    /** Describes a trap, without a full stop. */
    public static String describe(WasmTrapException trap) {
        return "the plugin's code trapped: " + Text.printable(String.valueOf(trap.getMessage())) + where(trap);
    }

    private static String where(WasmTrapException trap) {
        List<String> frames = trap.frames();
        if (frames == null || frames.isEmpty()) {
            return "";
        }
        String names = frames.stream().limit(MAX_FRAMES).map(Text::printable).collect(Collectors.joining(" ← "));
        return ", in " + names + (frames.size() > MAX_FRAMES ? " ← …" : "");
    }
}
