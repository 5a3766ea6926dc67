package org.wasmplugins.wasm.chicory.split;

import java.util.BitSet;
import java.util.List;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Generates the code that replaces a {@link Region} in its method: a call, and jumps to the region's exits. */
final class RegionCall {

    private final Analysis method;
    private final Region region;
    private final JumpTargets jumped;
    private final Spill spill;
    private final Variables variables;
    private final Frames frames;
    private final Type methodsType;
    private final ReturnEncoding encoding;
    private final List<Integer> parameters;

    RegionCall(Analysis method, Region region, JumpTargets jumped, Spill spill) {
        this.method = method;
        this.region = region;
        this.jumped = jumped;
        this.spill = spill;
        variables = method.variables();
        frames = method.frames();
        methodsType = Type.getReturnType(method.code().method.desc);
        encoding = new ReturnEncoding(region, variables, methodsType);
        parameters = region.parameters.stream().boxed().toList();
    }

    boolean spills() {
        return !encoding.spilled.isEmpty() || region.returns && region.ways() > 1 && methodsType != Type.VOID_TYPE;
    }

    /** Returns the number of values in the spill: at least one, for the return value of the method itself. */
    int spilledValues() {
        return Math.max(1, encoding.spilled.size());
    }

    /** Generates the method that is called. */
    MethodNode part(String name) {
        return new OutlinedMethod(method, region, encoding, parameters, spills()).make(name, descriptor());
    }

    private String descriptor() {
        var descriptor = new StringBuilder("(");
        if (region.entries.size() > 1) {
            descriptor.append(Type.INT_TYPE.getDescriptor());
        }
        parameters.forEach(parameter -> descriptor.append(variables.type(parameter).getDescriptor()));
        if (spills()) {
            descriptor.append(Spill.DESCRIPTOR);
        }
        return descriptor.append(')').append(encoding.type.getDescriptor()).toString();
    }

    /** Generates the call. Can be called only once, because the code has labels. */
    InsnList make(String name) {
        var call = new InsnList();
        enter(call);
        for (int parameter : parameters) {
            call.add(new VarInsnNode(variables.type(parameter).getOpcode(Opcodes.ILOAD), variables.slot(parameter)));
        }
        if (spills()) {
            call.add(new VarInsnNode(Opcodes.ALOAD, spill.slot()));
        }
        call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, method.owner(), name, descriptor(), false));
        if (region.onlyReturns()) {
            call.add(new InsnNode(methodsType.getOpcode(Opcodes.IRETURN)));
        } else if (region.ways() == 0) {
            call.add(new InsnNode(Opcodes.ACONST_NULL));
            call.add(new InsnNode(Opcodes.ATHROW));
        } else {
            encoding.take(call, spill.slot());
            leave(call);
        }
        return call;
    }

    /** Puts the number of the entry on the stack, if there are several entries. */
    private void enter(InsnList code) {
        if (region.entries.size() > 1) {
            var call = new LabelNode();
            for (int i = 0; i < region.entries.size(); i++) {
                if (i > 0) {
                    code.add(new JumpInsnNode(Opcodes.GOTO, call));
                    jumped.addTo(code, region.entries.get(i));
                }
                code.add(new IntInsnNode(Opcodes.SIPUSH, i));
            }
            code.add(call);
            code.add(frames.at(new BitSet(), List.of(Opcodes.INTEGER)));
        }
    }

    /** Jumps to the exit whose number is on the stack. */
    private void leave(InsnList call) {
        int ways = region.ways();
        List<Integer> exits = region.exits;
        if (ways == 1) {
            if (exits.get(0) != region.end) {
                call.add(new JumpInsnNode(Opcodes.GOTO, jumped.label(exits.get(0))));
            }
        } else if (ways == 2 && region.returns) {
            call.add(new JumpInsnNode(Opcodes.IFEQ, jumped.label(exits.get(0))));
            leaveMethod(call);
        } else if (ways == 2 && exits.get(1) == region.end) {
            call.add(new JumpInsnNode(Opcodes.IFEQ, jumped.label(exits.get(0))));
        } else if (ways == 2) {
            call.add(new JumpInsnNode(Opcodes.IFNE, jumped.label(exits.get(1))));
            if (exits.get(0) != region.end) {
                call.add(new JumpInsnNode(Opcodes.GOTO, jumped.label(exits.get(0))));
            }
        } else {
            LabelNode[] targets = exits.stream().map(jumped::label).toArray(LabelNode[]::new);
            LabelNode other = region.returns ? new LabelNode() : targets[targets.length - 1];
            call.add(new TableSwitchInsnNode(0, targets.length - 1, other, targets));
            if (region.returns) {
                call.add(other);
                call.add(frames.at(new BitSet(), List.of()));
                leaveMethod(call);
            }
        }
    }

    private void leaveMethod(InsnList call) {
        if (methodsType != Type.VOID_TYPE) {
            Spill.get(call, spill.slot(), 0, methodsType);
        }
        call.add(new InsnNode(methodsType.getOpcode(Opcodes.IRETURN)));
    }
}
