package org.wasmplugins.wasm.chicory.compile;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.OpCode;

/** Finds instructions that the engine's interpreter gets wrong, in functions that only it can run. */
final class InterpretedFunctions {

    private static final Set<OpCode> WRONG = EnumSet.of(OpCode.RETURN_CALL, OpCode.RETURN_CALL_INDIRECT, OpCode.RETURN_CALL_REF,
            OpCode.TRY_TABLE, OpCode.THROW, OpCode.THROW_REF, OpCode.TABLE_GROW, OpCode.TABLE_COPY, OpCode.TABLE_FILL,
            OpCode.TABLE_INIT, OpCode.F32_CONVERT_I64_U, OpCode.F64_CONVERT_I64_U, OpCode.F32_COPYSIGN, OpCode.F64_COPYSIGN,
            OpCode.F32_ABS, OpCode.F64_ABS);

    private InterpretedFunctions() {
    }

    /** Returns the problem of a function, as the end of a sentence; empty if there is none. */
    static Optional<String> problem(List<AnnotatedInstruction> instructions) {
        return instructions.stream().map(AnnotatedInstruction::opcode).filter(WRONG::contains).findFirst()
                .map(opcode -> "it is too large for a JVM method, and the engine's interpreter gets its instruction "
                        + opcode.name().toLowerCase(Locale.ROOT).replaceFirst("^(f32|f64|table)_", "$1.")
                        + " wrong; make it smaller");
    }
}
