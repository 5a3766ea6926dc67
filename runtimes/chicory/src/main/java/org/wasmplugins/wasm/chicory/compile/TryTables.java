package org.wasmplugins.wasm.chicory.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CatchOpCode;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.ValType;

/**
 * Finds a {@code try_table} that the engine compiles wrongly. The engine keeps the values below a {@code try_table} in
 * variables of the JVM, and loses some of them. Also, its handlers do not drop the values that their target does not expect.
 */
final class TryTables {

    /** An open block; {@code height} is the height of the stack below its parameters. */
    private record Block(boolean isDead, int height, int parameters, int results) {
    }

    private static final int EMPTY_BLOCK = 0x40;
    private static final int MOST_SLOTS_OF_ARGUMENTS = 253;
    private static final int SLOTS_OF_A_HANDLER = 2;

    private final WasmModule module;
    private final List<Block> blocks = new ArrayList<>();
    private int height;
    private boolean isDead;
    private boolean keepsSomeBelow;
    private boolean usesTheSameVariables;

    private TryTables(WasmModule module) {
        this.module = module;
    }

    /** Returns the problem of a function, as the end of a sentence; empty if there is none. */
    static Optional<String> problem(WasmModule module, List<AnnotatedInstruction> instructions) {
        return instructions.stream().noneMatch(instruction -> instruction.opcode() == OpCode.TRY_TABLE) ? Optional.empty()
                : new TryTables(module).problemOf(instructions);
    }

    private Optional<String> problemOf(List<AnnotatedInstruction> instructions) {
        for (var instruction : instructions) {
            Optional<String> problem = next(instruction);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return keepsSomeBelow && usesTheSameVariables
                ? Optional.of("it has a try_table with values below it on the stack, and calls with more than "
                        + MOST_SLOTS_OF_ARGUMENTS + " arguments or throws or makes something of several values")
                : Optional.empty();
    }

    private Optional<String> next(AnnotatedInstruction instruction) {
        switch (instruction.opcode()) {
            case BLOCK, LOOP -> open(instruction);
            case IF -> {
                height--;
                open(instruction);
            }
            case TRY_TABLE -> {
                Optional<String> problem = isDead ? Optional.empty() : problemOf(instruction);
                open(instruction);
                return problem;
            }
            case ELSE -> {
                Block block = blocks.get(blocks.size() - 1);
                isDead = block.isDead;
                height = block.height + block.parameters;
            }
            case END -> close();
            case UNREACHABLE, BR, BR_TABLE, RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF, THROW, THROW_REF -> {
                note(instruction);
                isDead = true;
            }
            case BR_IF, BR_ON_NON_NULL -> height--;
            case BR_ON_NULL -> {
                // takes a reference and leaves it
            }
            default -> {
                note(instruction);
                StackEffect effect = isDead ? new StackEffect(0, 0) : StackEffect.of(instruction, module);
                if (effect == null) {
                    return Optional.of("it has a try_table and the instruction " + instruction.opcode());
                }
                height += effect.left() - effect.taken();
            }
        }
        return Optional.empty();
    }

    private Optional<String> problemOf(AnnotatedInstruction tryTable) {
        int parameters = type(tryTable).params().size();
        int below = height - parameters;
        keepsSomeBelow |= below > 0;
        if (below > 0 && parameters > 1) {
            return Optional.of("it has a try_table that takes several values from the stack and has others below");
        }
        for (CatchOpCode.Catch handler : tryTable.catches()) {
            // The last label is the function's end, which ignores surplus values on the stack.
            if (handler.label() < blocks.size() && blocks.get(blocks.size() - 1 - handler.label()).height != below) {
                return Optional.of("it has a try_table with a handler that drops values from the stack");
            }
        }
        return Optional.empty();
    }

    private void open(AnnotatedInstruction instruction) {
        FunctionType type = type(instruction);
        blocks.add(new Block(isDead, height - type.params().size(), type.params().size(), type.returns().size()));
    }

    private void close() {
        if (!blocks.isEmpty()) {
            Block block = blocks.remove(blocks.size() - 1);
            isDead = block.isDead;
            height = block.height + block.results;
        }
    }

    /** Notes an instruction whose arguments the engine stores in the variables of the values below a {@code try_table}. */
    private void note(AnnotatedInstruction instruction) {
        usesTheSameVariables |= switch (instruction.opcode()) {
            case CALL, RETURN_CALL -> Signatures.slots(
                    StackEffect.functionType(module, (int) instruction.operand(0)).params()) > MOST_SLOTS_OF_ARGUMENTS;
            case THROW ->
                Signatures.slots(Signatures.ofTag(module, (int) instruction.operand(0)).params()) > SLOTS_OF_A_HANDLER;
            case STRUCT_NEW, ARRAY_NEW_FIXED -> true;
            default -> false;
        };
    }

    private FunctionType type(AnnotatedInstruction block) {
        long type = block.operand(0);
        if (type == EMPTY_BLOCK) {
            return FunctionType.empty();
        }
        return ValType.isValid(type) ? FunctionType.returning(ValType.builder().fromId(type).build())
                : module.typeSection().getType((int) type);
    }
}
