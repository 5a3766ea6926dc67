package org.wasmplugins.wasm.chicory.split;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;

/** The labels and frames of the points where calls of {@link Region}s continue, also where no jump led before. */
final class JumpTargets {

    private final MethodCode code;
    private final Liveness liveness;
    private final Frames frames;
    private final Set<Integer> points = new HashSet<>();
    private final Map<Integer, LabelNode> added = new HashMap<>();

    JumpTargets(Analysis method) {
        code = method.code();
        liveness = method.liveness();
        frames = method.frames();
    }

    LabelNode label(int point) {
        points.add(point);
        LabelNode label = code.label(point);
        return label != null ? label : added.computeIfAbsent(point, missing -> new LabelNode());
    }

    /** Adds the labels and the frame of a point. */
    void addTo(InsnList list, int point) {
        for (int i = point; code.instructions[i].getOpcode() < 0; i++) {
            list.add(code.instructions[i] instanceof FrameNode frame ? frames.at(point, frame) : code.instructions[i]);
        }
    }

    /** Adds the label and the frame that the code lacks before the instruction of a point. */
    void addMissing(int point, InsnList to) {
        if (points.contains(point)) {
            if (added.containsKey(point)) {
                to.add(added.get(point));
            }
            if (!code.hasFrame(point)) {
                to.add(frames.at(liveness.before(point), List.of()));
            }
        }
    }
}
