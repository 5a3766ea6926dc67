package org.wasmplugins.wasm.chicory.split;

import java.util.List;
import java.util.function.IntUnaryOperator;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Encodes the result of a {@link Region}'s method: the exit that it took, and the variables that it wrote. Puts as much as
 * possible into the return value and the rest into the {@link Spill}. An int and the number of the exit share one long; with
 * a single exit, two ints do.
 */
final class ReturnEncoding {

    private static final int HALF = 32;
    private static final long LOW = 0xffff_ffffL;
    private static final int NONE = -1;

    /** The type that the method returns. */
    final Type type;

    /** The variables that are in the spill, by index. */
    final List<Integer> spilled;

    private final Variables variables;
    private final boolean chooses;
    private final int high;
    private final int low;

    ReturnEncoding(Region region, Variables variables, Type methodsType) {
        this.variables = variables;
        chooses = region.ways() > 1;
        List<Integer> results = region.results.stream().boxed().toList();
        List<Integer> ints = results.stream().filter(result -> variables.kind(result) == Variables.INT).toList();
        if (region.onlyReturns()) {
            type = methodsType;
            high = NONE;
            low = NONE;
        } else if (chooses) {
            high = ints.isEmpty() ? NONE : ints.get(0);
            low = NONE;
            type = high == NONE ? Type.INT_TYPE : Type.LONG_TYPE;
        } else if (ints.size() > 1) {
            high = ints.get(0);
            low = ints.get(1);
            type = Type.LONG_TYPE;
        } else {
            high = NONE;
            low = results.isEmpty() ? NONE : results.get(0);
            type = low == NONE ? Type.VOID_TYPE : variables.type(low);
        }
        spilled = results.stream().filter(result -> result != high && result != low).toList();
    }

    /**
     * Ends the method, after the spill is filled. Variables are in the method's own slots; the slot of a variable that it did
     * not write is -1.
     */
    void give(InsnList code, int way, IntUnaryOperator slots) {
        int highSlot = high == NONE ? NONE : slots.applyAsInt(high);
        if (high == NONE && low != NONE) {
            code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slots.applyAsInt(low)));
        } else if (chooses && highSlot == NONE) {
            code.add(type == Type.LONG_TYPE ? new LdcInsnNode((long) way) : new IntInsnNode(Opcodes.SIPUSH, way));
        } else if (highSlot != NONE) {
            code.add(new VarInsnNode(Opcodes.ILOAD, highSlot));
            code.add(new InsnNode(Opcodes.I2L));
            code.add(new IntInsnNode(Opcodes.BIPUSH, HALF));
            code.add(new InsnNode(Opcodes.LSHL));
            if (chooses) {
                code.add(new LdcInsnNode((long) way));
            } else {
                code.add(new VarInsnNode(Opcodes.ILOAD, slots.applyAsInt(low)));
                code.add(new InsnNode(Opcodes.I2L));
                code.add(new LdcInsnNode(LOW));
                code.add(new InsnNode(Opcodes.LAND));
            }
            code.add(new InsnNode(Opcodes.LOR));
        }
        code.add(new InsnNode(type.getOpcode(Opcodes.IRETURN)));
    }

    /** Stores the variables of a return value. Leaves the number of the exit on the stack if there are several exits. */
    void take(InsnList code, int spillSlot) {
        if (high != NONE) {
            code.add(new InsnNode(Opcodes.DUP2));
            code.add(new IntInsnNode(Opcodes.BIPUSH, HALF));
            code.add(new InsnNode(Opcodes.LSHR));
            code.add(new InsnNode(Opcodes.L2I));
            code.add(new VarInsnNode(Opcodes.ISTORE, variables.slot(high)));
            code.add(new InsnNode(Opcodes.L2I));
        }
        if (low != NONE) {
            code.add(new VarInsnNode(variables.type(low).getOpcode(Opcodes.ISTORE), variables.slot(low)));
        }
        for (int i = 0; i < spilled.size(); i++) {
            Type spilledType = variables.type(spilled.get(i));
            Spill.get(code, spillSlot, i, spilledType);
            code.add(new VarInsnNode(spilledType.getOpcode(Opcodes.ISTORE), variables.slot(spilled.get(i))));
        }
    }
}
