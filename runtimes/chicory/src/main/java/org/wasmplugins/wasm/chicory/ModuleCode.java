package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.ActiveElement;
import com.dylibso.chicory.wasm.types.Instruction;

/** Searches all instructions of a module, in functions and in initial expressions. */
final class ModuleCode {

    /** The first byte of all instructions of the garbage collection proposal. */
    private static final int GC_PREFIX = 0xFB;

    private ModuleCode() {
    }

    /**
     * Returns the first instruction whose results the engine keeps in the JVM's heap. The engine removes them only when it
     * calls an export itself, and does not count them.
     */
    static Optional<String> uncounted(WasmModule module) {
        for (List<? extends Instruction> code : all(module)) {
            for (var instruction : code) {
                if (instruction.opcode().opcode() >> Byte.SIZE == GC_PREFIX) {
                    return Optional.of(instruction.opcode().name().toLowerCase(Locale.ROOT).replaceFirst("_", "."));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the instructions of functions, and of the initial expressions of globals, tables and segments. */
    private static List<List<? extends Instruction>> all(WasmModule module) {
        var all = new ArrayList<List<? extends Instruction>>();
        for (var function : module.codeSection().functionBodies()) {
            all.add(function.instructions());
        }
        for (var global : module.globalSection().globals()) {
            all.add(global.initInstructions());
        }
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            all.add(module.tableSection().getTable(i).initialize());
        }
        for (var element : module.elementSection().elements()) {
            all.addAll(element.initializers());
            if (element instanceof ActiveElement active) {
                all.add(active.offset());
            }
        }
        for (var segment : module.dataSection().dataSegments()) {
            if (segment instanceof ActiveDataSegment active) {
                all.add(active.offsetInstructions());
            }
        }
        return all;
    }
}
