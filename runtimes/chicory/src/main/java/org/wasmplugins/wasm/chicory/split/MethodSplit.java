package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/** Replaces the {@link Region}s of a method by calls, and makes the methods that are called. */
final class MethodSplit {

    private final Analysis method;
    private final MethodCode code;
    private final Frames frames;
    private final Spill spill;
    private final JumpTargets jumped;
    private final List<MethodNode> parts = new ArrayList<>();
    private boolean makesSpill;

    MethodSplit(Analysis method, Spill spill) {
        this.method = method;
        this.spill = spill;
        code = method.code();
        frames = method.frames();
        jumped = new JumpTargets(method);
    }

    /**
     * Changes the method.
     *
     * @param regions the regions by their first points; none contains another
     * @param firstNumber the first number in the names of the new methods
     * @return the new methods
     */
    List<MethodNode> apply(SortedMap<Integer, Region> regions, int firstNumber) {
        for (AbstractInsnNode instruction : code.instructions) {
            code.method.instructions.remove(instruction);
        }
        var calls = new TreeMap<Integer, RegionCall>();
        for (var region : regions.values()) {
            var call = new RegionCall(method, region, jumped, spill);
            calls.put(region.start, call);
            if (call.spills()) {
                makesSpill |= spill.need(call.spilledValues(), code.method.maxLocals);
            }
        }
        if (makesSpill) {
            frames.addLasting(spill.slot(), Spill.DESCRIPTOR);
        }
        var made = new HashMap<Integer, InsnList>();
        calls.forEach((start, call) -> {
            String name = code.method.name + "$" + (firstNumber + parts.size());
            parts.add(call.part(name));
            made.put(start, call.make(name));
        });
        replace(regions, made);
        if (makesSpill) {
            code.method.maxLocals++;
            code.method.instructions.insert(spill.creation());
        }
        return parts;
    }

    private void replace(SortedMap<Integer, Region> regions, Map<Integer, InsnList> calls) {
        AbstractInsnNode[] old = code.instructions;
        InsnList rest = code.method.instructions;
        for (int i = 0; i < old.length; i++) {
            int point = code.point(i);
            if (old[i] instanceof FrameNode frame) {
                rest.add(frames.at(point, frame));
            } else if (old[i].getOpcode() < 0) {
                rest.add(old[i]);
            } else {
                jumped.addMissing(point, rest);
                if (regions.containsKey(point)) {
                    rest.add(calls.get(point));
                    i = regions.get(point).end - 1;
                } else {
                    rest.add(old[i]);
                }
            }
        }
    }
}
