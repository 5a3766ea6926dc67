package org.wasmplugins.wasm.chicory.compile;

import static org.wasmplugins.wasm.chicory.ModuleBytes.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

/** A module whose function {@code choose} is one {@code br_table} over its parameter, with additions in each case. */
final class SwitchFunction {

    private static final int I32 = 0x7f;
    /** Some work in each case. */
    static final int MUCH = 20;

    /** So little work that a call would be as large. */
    static final int LITTLE = 1;

    private SwitchFunction() {
    }

    static byte[] module(int cases, int additions) {
        var writer = new WasmWriter();
        writer.writeSection(SectionId.TYPE, bytes(1, 0x60, 1, I32, 1, I32));
        writer.writeSection(SectionId.FUNCTION, bytes(1, 0));
        var export = new ByteArrayOutputStream();
        export.writeBytes(bytes(1, 6));
        export.writeBytes("choose".getBytes(StandardCharsets.UTF_8));
        export.writeBytes(bytes(0, 0));
        writer.writeSection(SectionId.EXPORT, export.toByteArray());
        var code = new ByteArrayOutputStream();
        code.write(1);
        byte[] body = body(cases, additions);
        WasmWriter.writeVarUInt32(code, body.length);
        code.writeBytes(body);
        writer.writeSection(SectionId.CODE, code.toByteArray());
        return writer.bytes();
    }

    /** Returns the result of {@code choose}: the case's number and one for each addition. */
    static long answer(int chosen, int additions) {
        return chosen + additions;
    }

    private static byte[] body(int cases, int additions) {
        var body = new ByteArrayOutputStream();
        body.write(0);
        for (int i = 0; i <= cases; i++) {
            body.writeBytes(bytes(0x02, 0x40)); // block
        }
        body.writeBytes(bytes(0x20, 0, 0x0e)); // local.get 0, br_table
        WasmWriter.writeVarUInt32(body, cases);
        for (int i = 0; i <= cases; i++) {
            WasmWriter.writeVarUInt32(body, i);
        }
        body.write(0x0b); // end: case 0
        for (int i = 0; i < cases; i++) {
            for (int j = 0; j < additions; j++) {
                body.writeBytes(bytes(0x20, 0, 0x41, 1, 0x6a, 0x21, 0)); // local.get 0, i32.const 1, i32.add, local.set 0
            }
            body.writeBytes(bytes(0x20, 0, 0x0f, 0x0b)); // local.get 0, return, end: next case
        }
        body.writeBytes(bytes(0x20, 0, 0x0b)); // local.get 0, end
        return body.toByteArray();
    }
}
