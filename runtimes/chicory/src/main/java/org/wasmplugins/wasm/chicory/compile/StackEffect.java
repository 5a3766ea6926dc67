package org.wasmplugins.wasm.chicory.compile;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Instruction;

/**
 * The number of values that an instruction takes from the stack and leaves there. Not for instructions that begin or end
 * blocks, or jump.
 */
record StackEffect(int taken, int left) {

    /** @return null for an unknown instruction */
    static StackEffect of(Instruction instruction, WasmModule module) {
        return switch (instruction.opcode()) {
            case CALL -> of(functionType(module, (int) instruction.operand(0)), 0);
            case CALL_INDIRECT, CALL_REF -> of(module.typeSection().getType((int) instruction.operand(0)), 1);
            default -> of(instruction.opcode().opcode());
        };
    }

    private static StackEffect of(FunctionType type, int more) {
        return new StackEffect(type.params().size() + more, type.returns().size());
    }

    static FunctionType functionType(WasmModule module, int function) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        int type = function < imported ? module.importSection().stream().filter(FunctionImport.class::isInstance)
                .map(FunctionImport.class::cast).skip(function).findFirst().orElseThrow().typeIndex()
                : module.functionSection().getFunctionType(function - imported);
        return module.typeSection().getType(type);
    }

    /** Returns the effect by the numbers in the specification's "Index of Instructions". */
    private static StackEffect of(int opcode) {
        return switch (opcode) {
            case 0x01, 0xFC09, 0xFC0D, 0xFE03 -> new StackEffect(0, 0);
            case 0x1A, 0x21, 0x24 -> new StackEffect(1, 0);
            case 0x1B, 0x1C, 0xFE01, 0xFE02 -> new StackEffect(3, 1);
            case 0x20, 0x23, 0x3F, 0x41, 0x42, 0x43, 0x44, 0xD0, 0xD2, 0xFC10 -> new StackEffect(0, 1);
            case 0x22, 0x25, 0x40, 0x45, 0x50, 0xD1, 0xD4 -> new StackEffect(1, 1);
            case 0x26 -> new StackEffect(2, 0);
            case 0xFC08, 0xFC0A, 0xFC0B, 0xFC0C, 0xFC0E, 0xFC11 -> new StackEffect(3, 0);
            case 0xFC0F, 0xFE00, 0xD3 -> new StackEffect(2, 1);
            default -> ofRange(opcode);
        };
    }

    private static StackEffect ofRange(int opcode) {
        if (isWithin(opcode, 0x28, 0x35) || isWithin(opcode, 0x67, 0x69) || isWithin(opcode, 0x79, 0x7B)
                || isWithin(opcode, 0x8B, 0x91) || isWithin(opcode, 0x99, 0x9F) || isWithin(opcode, 0xA7, 0xC4)
                || isWithin(opcode, 0xFC00, 0xFC07) || isWithin(opcode, 0xFE10, 0xFE16)) {
            return new StackEffect(1, 1);
        }
        if (isWithin(opcode, 0x36, 0x3E) || isWithin(opcode, 0xFE17, 0xFE1D)) {
            return new StackEffect(2, 0);
        }
        if (isWithin(opcode, 0x46, 0xA6) || isWithin(opcode, 0xFE1E, 0xFE47)) {
            return new StackEffect(2, 1);
        }
        return isWithin(opcode, 0xFE48, 0xFE4E) ? new StackEffect(3, 1) : null;
    }

    private static boolean isWithin(int opcode, int first, int last) {
        return opcode >= first && opcode <= last;
    }
}
