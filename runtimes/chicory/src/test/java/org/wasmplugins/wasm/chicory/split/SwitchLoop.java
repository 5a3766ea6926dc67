package org.wasmplugins.wasm.chicory.split;

import static org.wasmplugins.wasm.chicory.ModuleBytes.bytes;

import java.io.ByteArrayOutputStream;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

/** A module whose function {@code run} is a {@code br_table} in a loop, as an interpreter of some other language has it. */
final class SwitchLoop {

    private static final int I32 = 0x7f;
    private static final int EMPTY = 0x40;
    private static final int STEPS = 5;

    /** Numerical Recipes' generator of numbers that nobody predicts, the processor included. */
    private static final int FACTOR = 1_664_525;
    private static final int SHIFT = 8;

    private final int cases;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private SwitchLoop(int cases) {
        this.cases = cases;
    }

    /** {@code run} takes the number of turns and answers what {@link #answer} says. */
    static byte[] module(int cases) {
        var writer = new WasmWriter();
        writer.writeSection(SectionId.TYPE, bytes(1, 0x60, 1, I32, 1, I32));
        writer.writeSection(SectionId.FUNCTION, bytes(1, 0));
        writer.writeSection(SectionId.EXPORT, bytes(1, 3, 'r', 'u', 'n', 0, 0));
        byte[] body = new SwitchLoop(cases).body();
        var code = new ByteArrayOutputStream();
        code.write(1);
        WasmWriter.writeVarUInt32(code, body.length);
        code.writeBytes(body);
        writer.writeSection(SectionId.CODE, code.toByteArray());
        return writer.bytes();
    }

    static int answer(int cases, int turns) {
        int value = 0;
        for (int i = 0; i < turns; i++) {
            value = value * FACTOR + 1;
            int chosen = Integer.remainderUnsigned(value >>> SHIFT, cases);
            for (int step = 0; step < STEPS; step++) {
                value = (value ^ value >>> 1) + chosen + 1;
            }
        }
        return value;
    }

    /** Local 0 is how many turns are left, local 1 the value. */
    private byte[] body() {
        add(1, 1, I32);
        add(0x03, EMPTY); // loop
        add(0x02, EMPTY); // block: one turn
        for (int i = 0; i < cases; i++) {
            add(0x02, EMPTY); // block
        }
        // value = value * FACTOR + 1
        add(0x20, 1, 0x41);
        signed(FACTOR);
        add(0x6c, 0x41, 1, 0x6a, 0x22, 1);
        // br_table (value >>> SHIFT) % cases
        add(0x41, SHIFT, 0x76, 0x41);
        signed(cases);
        add(0x70, 0x0e);
        WasmWriter.writeVarUInt32(body, cases - 1);
        for (int i = 0; i < cases; i++) {
            WasmWriter.writeVarUInt32(body, i);
        }
        for (int i = 0; i < cases; i++) {
            add(0x0b); // end: case i
            for (int step = 0; step < STEPS; step++) {
                // value = (value ^ value >>> 1) + (i + 1)
                add(0x20, 1, 0x20, 1, 0x41, 1, 0x76, 0x73, 0x41);
                signed(i + 1);
                add(0x6a, 0x21, 1);
            }
            add(0x0c); // br to the turn's end
            WasmWriter.writeVarUInt32(body, cases - 1 - i);
        }
        add(0x0b); // end of the turn
        add(0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0); // turns - 1, local.tee 0, br_if loop
        add(0x0b, 0x20, 1, 0x0b); // end, value, end
        return body.toByteArray();
    }

    /** A positive operand of i32.const, as a LEB128 of five bytes. */
    private void signed(int value) {
        add(value & 0x7f | 0x80, value >> 7 & 0x7f | 0x80, value >> 14 & 0x7f | 0x80, value >> 21 & 0x7f | 0x80, value >> 28);
    }

    private void add(int... values) {
        body.writeBytes(bytes(values));
    }
}
