package org.wasmplugins.wasm.chicory.split;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method's instructions and the points between them. A point is the index of the first label or frame before an instruction,
 * or of the instruction itself where there is none; jumps lead to points.
 */
final class MethodCode {

    private static final int JUMP_BYTES = 3;

    final MethodNode method;
    final AbstractInsnNode[] instructions;

    /** The points with an empty operand stack and an empty {@link Spill}. */
    final BitSet empty = new BitSet();

    /** The points that jumps lead to. */
    final BitSet targets = new BitSet();

    /** The instructions that are inside of a try block. */
    final BitSet guarded = new BitSet();

    private final int[] points;
    private final int[][] jumps;
    private final int[] bytes;
    private final int[] firstSource;
    private final int[] lastSource;
    private final Map<LabelNode, Integer> labels = new HashMap<>();

    MethodCode(String owner, MethodNode method, Spill spill) {
        this.method = method;
        instructions = method.instructions.toArray();
        jumps = new int[instructions.length][];
        points = new int[instructions.length + 1];
        bytes = new int[instructions.length + 1];
        firstSource = new int[instructions.length + 1];
        lastSource = new int[instructions.length + 1];
        Arrays.fill(firstSource, Integer.MAX_VALUE);
        Arrays.fill(lastSource, -1);
        measure();
        for (int i = 0; i < instructions.length; i++) {
            int index = i;
            jumps[i] = Jumps.targets(instructions[i]).stream().mapToInt(labels::get).distinct().toArray();
            Arrays.stream(jumps[i]).forEach(target -> addSource(target, index, index));
        }
        for (var block : method.tryCatchBlocks) {
            int end = labels.get(block.end);
            guarded.set(labels.get(block.start), end);
            // A handler counts as entered from everywhere, so that no region contains one.
            addSource(labels.get(block.handler), -1, instructions.length);
        }
        findEmpty(owner, spill);
    }

    private void measure() {
        var evaluator = new CodeSizeEvaluator(null);
        int size = 0;
        int point = 0;
        for (int i = 0; i < instructions.length; i++) {
            points[i] = point;
            bytes[i] = size;
            if (instructions[i] instanceof LabelNode label) {
                labels.put(label, point);
            }
            if (instructions[i].getOpcode() >= 0) {
                int before = evaluator.getMaxSize();
                instructions[i].accept(evaluator);
                size += instructions[i] instanceof JumpInsnNode ? JUMP_BYTES : evaluator.getMaxSize() - before;
                point = i + 1;
            }
        }
        points[instructions.length] = point;
        bytes[instructions.length] = size;
    }

    private void addSource(int point, int first, int last) {
        targets.set(point);
        firstSource[point] = Math.min(firstSource[point], first);
        lastSource[point] = Math.max(lastSource[point], last);
    }

    private void findEmpty(String owner, Spill spill) {
        var stack = new AnalyzerAdapter(Opcodes.ASM9, owner, method.access, method.name, method.desc, null) {
        };
        for (int i = 0; i < instructions.length; i++) {
            if (instructions[i].getOpcode() >= 0 && stack.stack != null && stack.stack.isEmpty()
                    && !spill.isReadAt(instructions[i])) {
                empty.set(points[i]);
            }
            instructions[i].accept(stack);
        }
    }

    /** Returns the point at or before an index. */
    int point(int index) {
        return points[index];
    }

    int point(LabelNode label) {
        return labels.get(label);
    }

    /** Returns the points that an instruction may jump to. The result must not be changed. */
    int[] jumps(int index) {
        return jumps[index];
    }

    /** Returns the first label of a point, or null. */
    LabelNode label(int point) {
        for (int i = point; instructions[i].getOpcode() < 0; i++) {
            if (instructions[i] instanceof LabelNode label) {
                return label;
            }
        }
        return null;
    }

    boolean hasFrame(int point) {
        for (int i = point; instructions[i].getOpcode() < 0; i++) {
            if (instructions[i] instanceof FrameNode) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first jump to a point: an index after all instructions if there is none, -1 for an exception handler. */
    int firstSource(int point) {
        return firstSource[point];
    }

    /** Returns the last jump to a point; -1 if there is none. */
    int lastSource(int point) {
        return lastSource[point];
    }

    /** Estimates the size of the code from one index to another, in bytes. */
    int bytes(int from, int to) {
        return bytes[to] - bytes[from];
    }
}
