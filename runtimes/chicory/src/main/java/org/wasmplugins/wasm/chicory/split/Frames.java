package org.wasmplugins.wasm.chicory.split;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.wasmplugins.wasm.chicory.memory.CallDepth;

/**
 * Describes a method's variables for the verifier after parts of the method are moved. Parameters, and variables that the
 * method sets at its beginning, are always defined. A moved part may set other variables: they are defined as long as they
 * are still read.
 */
final class Frames {

    private static final String COUNTER = Type.getInternalName(CallDepth.class);

    private final MethodCode code;
    private final Variables variables;
    private final Liveness liveness;
    private final Map<Integer, Object> lasting = new TreeMap<>();
    private final int afterPrologue;

    Frames(MethodCode code, Variables variables, Liveness liveness) {
        this.code = code;
        this.variables = variables;
        this.liveness = liveness;
        int end = 0;
        while (isPrologue(end)) {
            end++;
        }
        int point = code.point(end);
        while (!code.empty.get(point)) {
            point = code.point(point - 1);
        }
        afterPrologue = point;
        findLasting();
    }

    private boolean isPrologue(int index) {
        AbstractInsnNode instruction = code.instructions[index];
        int opcode = instruction.getOpcode();
        return !code.targets.get(index) && !code.guarded.get(index)
                && (opcode < Opcodes.IALOAD || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                        || opcode == Opcodes.NEWARRAY
                        || instruction instanceof MethodInsnNode call && call.owner.equals(COUNTER));
    }

    /** Returns the first point that may be moved. */
    int afterPrologue() {
        return afterPrologue;
    }

    private void findLasting() {
        int slot = 0;
        for (var type : Type.getArgumentTypes(code.method.desc)) {
            lasting.put(slot, FrameTypes.of(type));
            slot += type.getSize();
        }
        for (int i = 0; i < afterPrologue; i++) {
            int variable = variables.written(i);
            if (variable >= 0 && variables.type(variable) != null) {
                lasting.put(variables.slot(variable), FrameTypes.of(variables.type(variable)));
            }
        }
        var changing = new HashSet<Integer>();
        for (int i = 0; i < variables.count(); i++) {
            addIfChanging(i, changing);
        }
        lasting.keySet().removeAll(changing);
    }

    /** Notes a slot with values of two kinds, which cannot always be defined. */
    private void addIfChanging(int variable, Set<Integer> changing) {
        Type type = variables.type(variable);
        for (int slot = variables.slot(variable) - 1; slot < variables.slot(variable) + variables.width(variable); slot++) {
            Object there = lasting.get(slot);
            boolean same = slot == variables.slot(variable) && type != null && FrameTypes.of(type).equals(there);
            boolean before = slot < variables.slot(variable) && there != Opcodes.LONG && there != Opcodes.DOUBLE;
            if (there != null && !same && !before) {
                changing.add(slot);
            }
        }
    }

    /** Returns true if a variable is always defined. */
    boolean lasts(int variable) {
        return lasting.containsKey(variables.slot(variable));
    }

    void addLasting(int slot, Object type) {
        lasting.put(slot, type);
    }

    /** Returns the frame of a point, with the given operand stack. */
    FrameNode at(BitSet live, List<Object> stack) {
        var types = new HashMap<>(lasting);
        live.stream().forEach(variable -> types.put(variables.slot(variable), FrameTypes.of(variables.type(variable))));
        return FrameTypes.frame(types, stack);
    }

    /** Returns the frame that replaces another one at a point. */
    FrameNode at(int point, FrameNode old) {
        var types = new HashMap<>(lasting);
        var live = new BitSet();
        liveness.before(point).stream().map(variables::slot).forEach(live::set);
        FrameTypes.bySlot(old.local).forEach((slot, type) -> {
            if (live.get(slot)) {
                types.put(slot, type);
            }
        });
        return FrameTypes.frame(types, old.stack);
    }
}
