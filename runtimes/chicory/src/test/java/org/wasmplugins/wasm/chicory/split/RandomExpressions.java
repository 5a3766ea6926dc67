package org.wasmplugins.wasm.chicory.split;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.dylibso.chicory.wasm.WasmWriter;

/**
 * Writes random expressions. Numbers that are none go nowhere where they could be told apart, for the JVM does not keep their
 * bits.
 */
abstract class RandomExpressions {

    static final int I32 = 0x7f;
    static final int I64 = 0x7e;
    static final int F32 = 0x7d;
    static final int F64 = 0x7c;
    static final List<Integer> TYPES = List.of(I32, I64, F32, F64);
    static final int NO_TYPE = 0x40;
    static final int DEEPEST = 4;
    private static final int SATURATING = 0xfc00;
    private static final int[] DIVISIONS = { 0x6d, 0x7f };
    private static final int[][] BINARY = {
            { 0x6a, 0x6b, 0x6c, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77 },
            { 0x7c, 0x7d, 0x7e, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89 },
            { 0x92, 0x93, 0x94, 0x96, 0x97 },
            { 0xa0, 0xa1, 0xa2, 0xa4, 0xa5 } };
    private static final int[][] COMPARISONS = { { 0x46, 0x48, 0x49, 0x4e }, { 0x51, 0x53, 0x54, 0x59 },
            { 0x5b, 0x5d, 0x60 }, { 0x61, 0x63, 0x66 } };
    private static final int[][] FROM = { { -1, 0xa7, -1, SATURATING + 2 }, { 0xac, -1, -1, SATURATING + 6 },
            { 0xb2, 0xb4, -1, 0xb6 },
            { 0xb7, 0xb9, 0xbb, -1 } };

    final Random random;
    final List<Integer> locals;
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final List<Integer> labels = new ArrayList<>();

    RandomExpressions(Random random, List<Integer> locals) {
        this.random = random;
        this.locals = locals;
    }

    /** Something that leaves nothing on the stack. */
    abstract void statement(int depth);

    byte[] code() {
        return code.toByteArray();
    }

    void expression(int type, int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 100 : 40);
        int index = TYPES.indexOf(type);
        if (kind < 30) {
            var fitting = new ArrayList<Integer>();
            for (int i = 0; i < locals.size(); i++) {
                if (locals.get(i) == type) {
                    fitting.add(i);
                }
            }
            add(0x20, fitting.get(random.nextInt(fitting.size())));
        } else if (kind < 40) {
            constant(type);
        } else if (kind < 65) {
            expression(type, depth + 1);
            expression(type, depth + 1);
            add(BINARY[index][random.nextInt(BINARY[index].length)]);
        } else if (kind < 75) {
            int other = random.nextInt(TYPES.size());
            if (FROM[index][other] < 0) {
                constant(type);
            } else {
                expression(TYPES.get(other), depth + 1);
                int opcode = FROM[index][other];
                add(opcode > SATURATING ? new int[] { SATURATING >> 8, opcode - SATURATING } : new int[] { opcode });
            }
        } else if (kind < 80 && index < 2) {
            if (kind == 79) {
                expression(type, depth + 1);
                constant(type);
                add(DIVISIONS[index]);
                return;
            }
            address(depth);
            add(index == 0 ? 0x28 : 0x29, 0);
            unsigned(random.nextInt(3_000));
        } else if (kind < 85) {
            expression(type, depth + 1);
            expression(type, depth + 1);
            condition(depth + 1);
            add(0x1b); // select
        } else if (kind < 93) {
            open(0x02, type);
            statement(depth + 1);
            expression(type, depth + 1);
            condition(depth + 1);
            add(0x0d, 0); // br_if
            statement(depth + 1);
            end();
        } else {
            condition(depth + 1);
            open(0x04, type);
            expression(type, depth + 1);
            add(0x05);
            statement(depth + 1);
            expression(type, depth + 1);
            end();
        }
    }

    void condition(int depth) {
        int index = random.nextInt(TYPES.size());
        expression(TYPES.get(index), depth + 1);
        expression(TYPES.get(index), depth + 1);
        add(COMPARISONS[index][random.nextInt(COMPARISONS[index].length)]);
    }

    /** Rarely outside of the memory. */
    void address(int depth) {
        expression(I32, depth + 1);
        add(0x41);
        unsigned(random.nextInt(30) == 0 ? 0xf7ff : 0x1fff); // positive numbers as they are written
        add(0x71);
    }

    private void constant(int type) {
        switch (type) {
            case I32, I64 -> add(type == I32 ? 0x41 : 0x42, random.nextInt(0x80));
            case F32 -> add(0x43, 0, 0, random.nextInt(0x100), 0x40 + random.nextInt(3));
            default -> add(0x44, 0, 0, 0, 0, 0, 0, random.nextInt(0x100), 0x3f + random.nextInt(3));
        }
    }

    void open(int opcode, int type) {
        add(opcode, type);
        labels.add(type);
    }

    /** A loop, whose label is not for {@link #branches}. */
    void openLoop() {
        add(0x03, NO_TYPE);
        labels.add(0);
    }

    void end() {
        add(0x0b);
        labels.remove(labels.size() - 1);
    }

    /** The blocks around that have no result. */
    List<Integer> branches() {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(labels.size() - 1 - i) == NO_TYPE) {
                found.add(i);
            }
        }
        return found;
    }

    void unsigned(int value) {
        WasmWriter.writeVarUInt32(code, value);
    }

    void add(int... bytes) {
        for (int value : bytes) {
            code.write(value);
        }
    }
}
