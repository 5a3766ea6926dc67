package org.wasmplugins.wasm.chicory.split;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Generates the method for a {@link Region}. */
final class OutlinedMethod {

    private final MethodCode code;
    private final Liveness liveness;
    private final Variables variables;
    private final Region region;
    private final ReturnEncoding encoding;
    private final Type methodsType;
    private final PartVariables own;
    private final InsnList body = new InsnList();
    private final Map<LabelNode, LabelNode> labels = new HashMap<>();
    private final Map<Integer, LabelNode> ways = new TreeMap<>();

    /**
     * @param parameters the variables that it takes as parameters, in their order
     * @param spilled true if the {@link Spill} is the parameter after them
     */
    OutlinedMethod(Analysis method, Region region, ReturnEncoding encoding, List<Integer> parameters, boolean spilled) {
        code = method.code();
        liveness = method.liveness();
        variables = method.variables();
        this.region = region;
        this.encoding = encoding;
        methodsType = Type.getReturnType(code.method.desc);
        own = new PartVariables(method, region, parameters, spilled);
        for (int exit : region.exits) {
            ways.put(exit, new LabelNode());
        }
    }

    MethodNode make(String name, String descriptor) {
        var made = new MethodNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, descriptor, null, null);
        mapLabels();
        if (region.entries.size() > 1) {
            enter();
        }
        for (int i = region.start; i < region.end; i++) {
            add(i, code.instructions[i]);
        }
        // The exit after the last instruction comes first, because the code runs into it.
        if (Jumps.continues(code.instructions[region.end - 1])) {
            leave(region.end);
        }
        region.exits.stream().filter(exit -> exit != region.end || !Jumps.continues(code.instructions[region.end - 1]))
                .forEach(this::leave);
        made.instructions = body;
        return made;
    }

    /** Jumps to the entry that the caller chose. */
    private void enter() {
        var first = new LabelNode();
        LabelNode[] others = region.entries.stream().skip(1).map(entry -> labels.get(code.label(entry)))
                .toArray(LabelNode[]::new);
        body.add(new VarInsnNode(Opcodes.ILOAD, 0));
        body.add(new TableSwitchInsnNode(1, others.length, first, others));
        if (!code.hasFrame(region.start)) {
            var live = (BitSet) region.parameters.clone();
            live.and(liveness.before(region.start));
            body.add(first);
            body.add(own.frame(live));
        } else {
            body.add(first);
        }
    }

    private void mapLabels() {
        for (int i = region.start; i < region.end; i++) {
            if (code.instructions[i] instanceof LabelNode label) {
                labels.put(label, new LabelNode());
            }
        }
        for (int i = region.start; i < region.end; i++) {
            for (LabelNode target : Jumps.targets(code.instructions[i])) {
                labels.computeIfAbsent(target, outside -> ways.get(code.point(outside)));
            }
        }
    }

    private void add(int index, AbstractInsnNode instruction) {
        if (instruction instanceof FrameNode frame) {
            body.add(own.frame(code.point(index), frame, labels));
        } else if (instruction instanceof VarInsnNode variable) {
            body.add(new VarInsnNode(variable.getOpcode(), own.slot(variables.either(variable))));
        } else if (instruction instanceof IincInsnNode increment) {
            body.add(new IincInsnNode(own.slot(variables.either(increment)), increment.incr));
        } else if (Jumps.returns(instruction) && !region.onlyReturns()) {
            returnFrom();
        } else {
            body.add(instruction.clone(labels));
        }
    }

    private void leave(int exit) {
        BitSet results = region.results(exit);
        body.add(ways.get(exit));
        body.add(own.frame(results));
        for (int i = 0; i < encoding.spilled.size(); i++) {
            int variable = encoding.spilled.get(i);
            if (results.get(variable)) {
                Spill.put(body, own.spill(), i, variables.type(variable), own.slot(variable));
            }
        }
        encoding.give(body, region.exits.indexOf(exit), variable -> results.get(variable) ? own.slot(variable) : -1);
    }

    /** Returns at each place, since the operand stack may hold more than the return value. */
    private void returnFrom() {
        if (methodsType != Type.VOID_TYPE) {
            body.add(new VarInsnNode(methodsType.getOpcode(Opcodes.ISTORE), own.free()));
            Spill.put(body, own.spill(), 0, methodsType, own.free());
        }
        encoding.give(body, region.exits.size(), variable -> -1);
    }
}
