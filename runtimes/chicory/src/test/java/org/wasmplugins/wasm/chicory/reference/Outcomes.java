package org.wasmplugins.wasm.chicory.reference;

import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmCallDepthException;
import org.wasmplugins.wasm.engine.WasmHostFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmTrapException;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Runs calls in our engine and prints their outcomes in the words of the script for Node. */
final class Outcomes {

    private static final WasmLimits LIMITS = new WasmLimits(1L << 30, 5_000);

    private Outcomes() {
    }

    static List<String> of(WasmModule module, List<Call> calls) {
        var lines = new ArrayList<String>();
        WasmInstance instance;
        try {
            instance = module.instantiate(logs(module, lines), LIMITS, new WasiEnvironment("reference", line -> {
            }, line -> {
            }, List.of()));
        } catch (WasmTrapException e) {
            lines.add("no instance");
            return lines;
        }
        for (var call : calls) {
            lines.add(call(instance, call));
        }
        if (module.info().export("memory").isPresent()) {
            int hash = 1;
            for (byte next : instance.memory().read(0, (int) instance.memory().size())) {
                hash = hash * 31 + next;
            }
            lines.add("memory " + Integer.toHexString(hash));
        }
        return lines;
    }

    private static String call(WasmInstance instance, Call call) {
        try {
            long[] values = instance.function(call.export()).orElseThrow()
                    .call(call.arguments().stream().mapToLong(Long::longValue).toArray());
            var line = new StringBuilder("ok");
            for (int i = 0; i < call.type().results().size(); i++) {
                line.append(' ').append(Call.value(call.type().results().get(i), values[i]));
            }
            return line.toString();
        } catch (WasmCallDepthException e) {
            return "stack";
        } catch (WasmTrapException e) {
            // What the engine does not expect is no trap.
            return String.valueOf(e.getMessage()).startsWith("the engine failed") ? e.getMessage() : "trap";
        }
    }

    /** Each import takes one number and is called after its type. */
    private static List<WasmHostFunction> logs(WasmModule module, List<String> lines) {
        return module.info().imports().stream().map(needed -> {
            WasmValueType type = needed.type().parameters().get(0);
            return new WasmHostFunction(needed.module(), needed.name(), needed.type(), (caller, arguments) -> {
                lines.add("log " + Call.value(type, arguments[0]));
                return 0;
            });
        }).toList();
    }
}
