package org.wasmplugins.wasm.chicory;

import java.util.List;

import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;

/**
 * Rewrites functions that the engine interprets, to avoid stores that its interpreter gets wrong. Stores of 8 and 32 bits add
 * the offset to the address as signed numbers, and so write where they must trap. Equivalent stores of other types check the
 * address.
 */
final class InterpretedCode {

    private InterpretedCode() {
    }

    static CodeSection corrected(CodeSection code) {
        CodeSection.Builder corrected = CodeSection.builder();
        for (int i = 0; i < code.functionBodyCount(); i++) {
            FunctionBody body = code.getFunctionBody(i);
            corrected.addFunctionBody(new FunctionBody(body.localTypes(), corrected(body.instructions())));
        }
        return corrected.build();
    }

    private static List<AnnotatedInstruction> corrected(List<AnnotatedInstruction> instructions) {
        return instructions.stream().map(instruction -> switch (instruction.opcode()) {
            case I32_STORE8, I64_STORE8 -> with(OpCode.I32_ATOMIC_STORE8, instruction);
            case I64_STORE32 -> with(OpCode.I32_STORE, instruction);
            default -> instruction;
        }).toList();
    }

    private static AnnotatedInstruction with(OpCode opcode, AnnotatedInstruction instruction) {
        return AnnotatedInstruction.builder().from(new Instruction(instruction.address(), opcode, instruction.operands()))
                .withDepth(instruction.depth()).build();
    }
}
