package org.wasmplugins.wasm.chicory.compile;

import java.util.Collection;
import java.util.Optional;

import org.wasmplugins.Text;
import org.wasmplugins.wasm.chicory.FunctionNames;
import org.wasmplugins.wasm.chicory.InvalidModuleException;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;

/** Refuses modules that the engine would run wrongly, or would reject with an unclear message. */
final class EngineFaults {

    private static final int EMPTY_BLOCK = 0x40;
    private static final int MORE_FOLLOWS = 0x80;

    private final byte[] wasm;
    private final WasmModule module;
    private final int imported;

    private EngineFaults(byte[] wasm, WasmModule module) {
        this.wasm = wasm;
        this.module = module;
        this.imported = module.importSection().count(ExternalType.FUNCTION);
    }

    static void check(byte[] wasm, WasmModule module) throws InvalidModuleException {
        var faults = new EngineFaults(wasm, module);
        faults.checkTypes();
        faults.checkKeptExceptions();
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            faults.refuse(i + faults.imported, faults.problem(i));
        }
    }

    /** @param functions the indices of functions that only the interpreter can run */
    static void checkInterpreted(WasmModule module, Collection<Integer> functions) throws InvalidModuleException {
        var faults = new EngineFaults(null, module);
        for (int function : functions) {
            faults.refuse(function, InterpretedFunctions.problem(
                    module.codeSection().getFunctionBody(function - faults.imported).instructions()));
        }
    }

    private void checkTypes() throws InvalidModuleException {
        for (var type : module.typeSection().types()) {
            Optional<String> problem = type == null ? Optional.empty() : Signatures.problem(type);
            if (problem.isPresent()) {
                throw new InvalidModuleException("the engine cannot compile it: it has " + problem.get(), null);
            }
        }
        for (int i = 0; i < imported; i++) {
            if (Signatures.areInAnArray(type(i))) {
                refuse(i, Optional.of("it is imported and has " + type(i).params().size() + " parameters"));
            }
        }
    }

    /** Refuses globals and tables of exceptions: an instance forgets its exceptions when the call ends. */
    private void checkKeptExceptions() throws InvalidModuleException {
        for (var global : module.globalSection().globals()) {
            checkKept("global", global.valueType());
        }
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            checkKept("table", module.tableSection().getTable(i).elementType());
        }
    }

    private static void checkKept(String what, ValType type) throws InvalidModuleException {
        if (type.equals(ValType.ExnRef)) {
            throw new InvalidModuleException("it has a " + what + " of exception references, which would outlive the calls"
                    + " that exceptions belong to", null);
        }
    }

    /** Returns the problem of one of the module's own functions, as the end of a sentence. */
    private Optional<String> problem(int body) {
        FunctionBody code = module.codeSection().getFunctionBody(body);
        if (Signatures.areInAnArray(type(body + imported)) && !code.localTypes().isEmpty()) {
            return Optional.of("it has " + type(body + imported).params().size() + " parameters and variables of its own");
        }
        if (code.instructions().stream().anyMatch(this::isMisreadBlock)) {
            return Optional.of("it has a block whose type has an index of 64 to 127, which the engine takes for another type");
        }
        return TryTables.problem(module, code.instructions());
    }

    /**
     * Returns true if the engine misreads the type of a block: it takes a type's index for the code of a value type with the
     * same number.
     */
    private boolean isMisreadBlock(AnnotatedInstruction instruction) {
        return switch (instruction.opcode()) {
            case BLOCK, LOOP, IF, TRY_TABLE -> (wasm[instruction.address() + 1] & MORE_FOLLOWS) != 0
                    && (instruction.operand(0) == EMPTY_BLOCK || ValType.isValid(instruction.operand(0)));
            default -> false;
        };
    }

    private FunctionType type(int function) {
        return StackEffect.functionType(module, function);
    }

    private void refuse(int function, Optional<String> problem) throws InvalidModuleException {
        if (problem.isPresent()) {
            throw new InvalidModuleException("the engine would get its function " + function + " '"
                    + Text.printable(new FunctionNames(module).of(function)) + "' wrong: " + problem.get(), null);
        }
    }
}
