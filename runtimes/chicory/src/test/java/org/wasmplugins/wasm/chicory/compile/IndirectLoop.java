package org.wasmplugins.wasm.chicory.compile;

import static org.wasmplugins.wasm.chicory.ModuleBytes.bytes;

import java.io.ByteArrayOutputStream;

import org.wasmplugins.wasm.chicory.ModuleBytes;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

/**
 * A module with a table of functions of one type. Its function {@code run} calls them in a loop, as interpreters and virtual
 * methods do. Its function {@code other} asks the table for a type that no function has.
 */
final class IndirectLoop {

    private static final int I32 = 0x7f;
    private static final int I64 = 0x7e;
    private static final int FUNCREF = 0x70;
    private static final int EMPTY = 0x40;

    /** The generator of Numerical Recipes, whose numbers the processor cannot predict. */
    private static final int FACTOR = 1_664_525;
    private static final int SHIFT = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private IndirectLoop(int... values) {
        add(values);
    }

    /**
     * {@code run} takes the number of turns and how many of the functions are called, and answers what {@link #answer} says.
     */
    static byte[] module(int functions) {
        var writer = new WasmWriter();
        writer.writeSection(SectionId.TYPE,
                bytes(3, 0x60, 2, I64, I32, 1, I32, 0x60, 2, I32, I32, 1, I32, 0x60, 1, I32, 1, I64));
        IndirectLoop types = new IndirectLoop().number(functions + 2);
        types.out.writeBytes(new byte[functions]);
        writer.writeSection(SectionId.FUNCTION, types.add(1, 2).content());
        writer.writeSection(SectionId.TABLE, new IndirectLoop(1, FUNCREF, 0).number(functions).content());
        writer.writeSection(SectionId.EXPORT, new IndirectLoop(2, 3, 'r', 'u', 'n', 0).number(functions)
                .add(5, 'o', 't', 'h', 'e', 'r', 0).number(functions + 1).content());
        IndirectLoop elements = new IndirectLoop(1, 0, 0x41, 0, 0x0b).number(functions);
        for (int i = 0; i < functions; i++) {
            elements.number(i);
        }
        writer.writeSection(SectionId.ELEMENT, elements.content());
        IndirectLoop code = new IndirectLoop().number(functions + 2);
        for (int i = 0; i < functions; i++) {
            // local 1 ^ local 1 >>> 1, + the number + (i32) local 0
            code.body(new IndirectLoop(0, 0x20, 1, 0x20, 1, 0x41, 1, 0x76, 0x73, 0x41).constant(i + 1)
                    .add(0x6a, 0x20, 0, 0xa7, 0x6a, 0x0b));
        }
        code.body(run());
        code.body(new IndirectLoop(0, 0x20, 0, 0x20, 0, 0x11, 2, 0, 0x0b)); // call_indirect (i32) -> i64 of local 0
        writer.writeSection(SectionId.CODE, code.content());
        return writer.bytes();
    }

    static int answer(int turns, int called) {
        int value = 0;
        for (int left = turns; left > 0; left--) {
            value = value * FACTOR + 1;
            int chosen = Integer.remainderUnsigned(value >>> SHIFT, called);
            value = (value ^ value >>> 1) + chosen + 1 + left;
        }
        return value;
    }

    /** Local 0 is how many turns are left, local 1 how many functions are called, local 2 the value. */
    private static IndirectLoop run() {
        return new IndirectLoop(1, 1, I32, 0x03, EMPTY) // loop
                .add(0x20, 0, 0xad) // the turns as i64
                .add(0x20, 2, 0x41).constant(FACTOR).add(0x6c, 0x41, 1, 0x6a, 0x22, 2)
                .add(0x20, 2, 0x41, SHIFT, 0x76, 0x20, 1, 0x70, 0x11, 0, 0, 0x21, 2) // local 2 = call_indirect
                .add(0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0) // turns - 1, local.tee 0, br_if loop
                .add(0x0b, 0x20, 2, 0x0b);
    }

    private IndirectLoop body(IndirectLoop body) {
        number(body.out.size());
        out.writeBytes(body.content());
        return this;
    }

    private IndirectLoop number(int value) {
        WasmWriter.writeVarUInt32(out, value);
        return this;
    }

    /** A positive operand of i32.const, as a LEB128 of five bytes. */
    private IndirectLoop constant(int value) {
        return add(value & 0x7f | 0x80, value >> 7 & 0x7f | 0x80, value >> 14 & 0x7f | 0x80, value >> 21 & 0x7f | 0x80,
                value >> 28);
    }

    private IndirectLoop add(int... values) {
        out.writeBytes(ModuleBytes.bytes(values));
        return this;
    }

    private byte[] content() {
        return out.toByteArray();
    }
}
