package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Finds the variables of a method that are still read, for each of its points. */
final class Liveness {

    private final MethodCode code;
    private final Variables variables;
    private final Map<Integer, BitSet> before = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Integer, Block> byPoint = new HashMap<>();

    /** Instructions that always run one after the other. */
    private static final class Block {

        private final int start;
        private int end;
        private final BitSet read = new BitSet();
        private final BitSet written = new BitSet();
        private BitSet live = new BitSet();
        private final List<Block> next = new ArrayList<>();
        private final List<Block> handlers = new ArrayList<>();

        Block(int start) {
            this.start = start;
        }
    }

    Liveness(MethodCode code, Variables variables) {
        this.code = code;
        this.variables = variables;
        findBlocks();
        connect();
        solve();
        for (var block : blocks) {
            walk(block);
        }
    }

    /** Returns the variables that are read after a point before they are written. The result must not be changed. */
    BitSet before(int point) {
        return before.get(point);
    }

    private void findBlocks() {
        Block block = null;
        AbstractInsnNode[] instructions = code.instructions;
        for (int i = 0; i < instructions.length; i++) {
            if (code.point(i) == i && (block == null || startsBlock(i))) {
                block = new Block(i);
                blocks.add(block);
                byPoint.put(i, block);
            }
            block.end = i + 1;
            int read = variables.read(i);
            if (read >= 0 && !block.written.get(read)) {
                block.read.set(read);
            }
            int written = variables.written(i);
            if (written >= 0) {
                block.written.set(written);
            }
        }
    }

    private boolean startsBlock(int point) {
        AbstractInsnNode before = code.instructions[point - 1];
        return code.targets.get(point) || code.guarded.get(point) != code.guarded.get(point - 1)
                || !Jumps.continues(before) || code.jumps(point - 1).length > 0
                || !code.method.tryCatchBlocks.isEmpty();
    }

    private void connect() {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            AbstractInsnNode last = code.instructions[block.end - 1];
            for (int target : code.jumps(block.end - 1)) {
                block.next.add(byPoint.get(target));
            }
            if (Jumps.continues(last) && i + 1 < blocks.size()) {
                block.next.add(blocks.get(i + 1));
            }
            for (TryCatchBlockNode guard : code.method.tryCatchBlocks) {
                if (block.start < code.point(guard.end) && block.end > code.point(guard.start)) {
                    block.handlers.add(byPoint.get(code.point(guard.handler)));
                }
            }
        }
    }

    private void solve() {
        for (boolean changed = true; changed;) {
            changed = false;
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block block = blocks.get(i);
                BitSet live = liveAfter(block);
                live.andNot(block.written);
                live.or(block.read);
                block.handlers.forEach(handler -> live.or(handler.live));
                changed |= !live.equals(block.live);
                block.live = live;
            }
        }
    }

    private static BitSet liveAfter(Block block) {
        var live = new BitSet();
        block.next.forEach(next -> live.or(next.live));
        return live;
    }

    private void walk(Block block) {
        BitSet live = liveAfter(block);
        for (int i = block.end - 1; i >= block.start; i--) {
            if (variables.written(i) >= 0) {
                live.clear(variables.written(i));
            }
            if (variables.read(i) >= 0) {
                live.set(variables.read(i));
            }
            if (code.point(i) == i) {
                block.handlers.forEach(handler -> live.or(handler.live));
                before.put(i, (BitSet) live.clone());
            }
        }
    }
}
