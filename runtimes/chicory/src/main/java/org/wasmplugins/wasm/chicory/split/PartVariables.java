package org.wasmplugins.wasm.chicory.split;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;

/** Assigns a method's variables to slots in the method of one of its {@link Region}s. */
final class PartVariables {

    private final Liveness liveness;
    private final Variables variables;
    private final Region region;
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final boolean spilled;
    private final int spill;
    private int free;

    /**
     * @param parameters the variables that it takes as parameters, in their order
     * @param spilled true if the {@link Spill} is the parameter after them
     */
    PartVariables(Analysis method, Region region, List<Integer> parameters, boolean spilled) {
        liveness = method.liveness();
        variables = method.variables();
        this.region = region;
        this.spilled = spilled;
        // The first parameter is the number of the entry.
        free = region.entries.size() > 1 ? 1 : 0;
        parameters.forEach(this::add);
        spill = free;
        free += spilled ? 1 : 0;
        var others = (BitSet) region.own.clone();
        others.andNot(region.parameters);
        others.stream().forEach(this::add);
    }

    private void add(int variable) {
        slots.put(variable, free);
        free += variables.width(variable);
    }

    int slot(int variable) {
        return slots.get(variable);
    }

    int spill() {
        return spill;
    }

    /** Returns the first free slot. */
    int free() {
        return free;
    }

    /** Returns a frame with these variables and an empty operand stack. */
    FrameNode frame(BitSet there) {
        var types = new HashMap<Integer, Object>();
        there.stream().forEach(variable -> types.put(slots.get(variable), FrameTypes.of(variables.type(variable))));
        return frame(types, List.of());
    }

    /** Returns the frame of a point, with the method's variables that are defined there. */
    FrameNode frame(int point, FrameNode old, Map<LabelNode, LabelNode> labels) {
        var types = new HashMap<Integer, Object>();
        Map<Integer, Object> oldTypes = FrameTypes.bySlot(old.local);
        var live = (BitSet) liveness.before(point).clone();
        live.and(region.own);
        live.stream().forEach(variable -> types.put(slots.get(variable), oldTypes.get(variables.slot(variable))));
        // The verifier identifies an object under construction by a label.
        return frame(types,
                old.stack.stream().map(type -> type instanceof LabelNode label ? labels.get(label) : type).toList());
    }

    private FrameNode frame(Map<Integer, Object> types, List<Object> stack) {
        if (spilled) {
            types.put(spill, Spill.DESCRIPTOR);
        }
        return FrameTypes.frame(types, stack);
    }
}
