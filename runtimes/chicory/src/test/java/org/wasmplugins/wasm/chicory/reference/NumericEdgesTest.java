package org.wasmplugins.wasm.chicory.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Each numeric instruction has the same result as in Node, at numbers where instructions go wrong. */
class NumericEdgesTest {

    /** Repeats the calls, so that the JVM's compilers compile them, too. */
    private static final int ROUNDS = 4;

    private static final int LONGEST_LIST = 20;

    @TempDir
    Path folder;

    @Test
    void numericInstructions_giveWhatTheSpecificationSays() {
        var writer = new ModuleWriter();
        var calls = new ArrayList<Call>();
        List<NumericInstruction> instructions = NumericInstruction.all();
        var called = new ArrayList<NumericInstruction>();
        for (var instruction : instructions) {
            var type = new WasmFunctionType(instruction.parameters().stream().map(NumericInstruction::bits).toList(),
                    List.of(NumericInstruction.bits(instruction.result())));
            writer.function(type, instruction.code(), code(instruction));
            List<Long> values = EdgeValues.of(instruction.parameters().get(0));
            for (long first : values) {
                for (long second : instruction.parameters().size() == 1 ? List.of(0L) : values) {
                    calls.add(instruction.parameters().size() == 1 ? Call.of(instruction.code(), type, first)
                            : Call.of(instruction.code(), type, first, second));
                    called.add(instruction);
                }
            }
        }
        List<String> expected = Node.outcomes(folder, List.of(writer.bytes()), List.of(calls)).get(0);
        WasmModule module = Modules.compiled(writer.bytes());
        for (int round = 0; round < ROUNDS; round++) {
            List<String> outcomes = Outcomes.of(module, calls);
            var wrong = new ArrayList<String>();
            for (int i = 0; i < calls.size(); i++) {
                String right = comparable(expected.get(i), called.get(i));
                String ours = comparable(outcomes.get(i), called.get(i));
                if (!ours.equals(right)) {
                    wrong.add(calls.get(i).line() + " gives " + ours + ", not " + right);
                }
            }
            assertThat(wrong.stream().limit(LONGEST_LIST)).as("%d of %d, round %d", wrong.size(), calls.size(), round)
                    .isEmpty();
        }
    }

    private static String code(NumericInstruction instruction) {
        var code = new StringBuilder();
        for (int i = 0; i < instruction.parameters().size(); i++) {
            code.append("20").append(String.format("%02x", i)).append(switch (instruction.parameters().get(i)) {
                case F32 -> "be";
                case F64 -> "bf";
                default -> "";
            });
        }
        return code.append(instruction.code()).append(switch (instruction.result()) {
            case F32 -> "bc";
            case F64 -> "bd";
            default -> "";
        }).toString();
    }

    /** Where the specification leaves the bits open, they must still be those of a quiet not-a-number. */
    private static String comparable(String outcome, NumericInstruction instruction) {
        if (instruction.keepsBits() || !outcome.startsWith("ok")) {
            return outcome;
        }
        long bits = Long.parseUnsignedLong(outcome.substring(outcome.indexOf(':') + 1), 16);
        if (instruction.result() == WasmValueType.F32 && Float.isNaN(Float.intBitsToFloat((int) bits))) {
            return (bits & 1L << 22) == 0 ? outcome : "nan";
        }
        if (instruction.result() == WasmValueType.F64 && Double.isNaN(Double.longBitsToDouble(bits))) {
            return (bits & 1L << 51) == 0 ? outcome : "nan";
        }
        return outcome;
    }
}
