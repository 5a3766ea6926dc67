package org.wasmplugins.wasm.chicory.compile;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.ValType;

/**
 * The functions of a module that can be in a table or have a reference. These are the functions that {@code ref.func} names
 * in code, element segments, globals or tables. There are no others, as modules share no tables and hosts put nothing into
 * them.
 */
final class TableFunctions {

    private final WasmModule module;
    private final SortedSet<Integer> referred = new TreeSet<>();

    TableFunctions(WasmModule module) {
        this.module = module;
        for (var element : module.elementSection().elements()) {
            element.initializers().forEach(this::add);
        }
        for (var global : module.globalSection().globals()) {
            add(global.initInstructions());
        }
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            add(module.tableSection().getTable(i).initialize());
        }
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            add(module.codeSection().getFunctionBody(i).instructions());
        }
    }

    private void add(List<? extends Instruction> code) {
        for (var instruction : code) {
            if (instruction.opcode() == OpCode.REF_FUNC) {
                referred.add((int) instruction.operand(0));
            }
        }
    }

    /** Returns the numbers of the functions that {@code call_indirect} or {@code call_ref} can call for a type, in order. */
    List<Integer> of(int type) {
        return referred.stream().filter(function -> ValType.heapTypeSubtype(type(function), type, module.typeSection()))
                .toList();
    }

    private int type(int function) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        return function < imported ? module.importSection().stream().filter(FunctionImport.class::isInstance)
                .map(FunctionImport.class::cast).skip(function).findFirst().orElseThrow().typeIndex()
                : module.functionSection().getFunctionType(function - imported);
    }
}
