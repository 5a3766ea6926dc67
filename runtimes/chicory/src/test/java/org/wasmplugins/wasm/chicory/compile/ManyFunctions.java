package org.wasmplugins.wasm.chicory.compile;

import static org.wasmplugins.wasm.chicory.ModuleBytes.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

/**
 * A module that imports functions and exports them again, {@code host0}, {@code host1} and so on, and has functions of its own:
 * {@code function0} answers 0 through {@code function1}, that 1 through the next one, and so on.
 */
final class ManyFunctions {

    private static final int I32 = 0x7f;

    private ManyFunctions() {
    }

    static byte[] module(int imported, int own) {
        var writer = new WasmWriter();
        writer.writeSection(SectionId.TYPE, bytes(1, 0x60, 0, 1, I32));
        ByteArrayOutputStream imports = begin(imported);
        for (int i = 0; i < imported; i++) {
            name(imports, "env");
            name(imports, "host" + i);
            imports.writeBytes(bytes(0, 0));
        }
        writer.writeSection(SectionId.IMPORT, imports.toByteArray());
        ByteArrayOutputStream functions = begin(own);
        functions.writeBytes(new byte[own]);
        writer.writeSection(SectionId.FUNCTION, functions.toByteArray());
        ByteArrayOutputStream exports = begin(imported + own);
        for (int i = 0; i < imported + own; i++) {
            name(exports, i < imported ? "host" + i : "function" + (i - imported));
            exports.write(0);
            WasmWriter.writeVarUInt32(exports, i);
        }
        writer.writeSection(SectionId.EXPORT, exports.toByteArray());
        ByteArrayOutputStream code = begin(own);
        for (int i = 0; i < own; i++) {
            byte[] body = body(imported + i, i == own - 1);
            WasmWriter.writeVarUInt32(code, body.length);
            code.writeBytes(body);
        }
        writer.writeSection(SectionId.CODE, code.toByteArray());
        return writer.bytes();
    }

    /** One less than the next function answers; the last answers its own number. */
    private static byte[] body(int number, boolean last) {
        ByteArrayOutputStream body = begin(0);
        body.write(last ? 0x41 : 0x10); // i32.const, call
        WasmWriter.writeVarUInt32(body, last ? number : number + 1);
        if (!last) {
            body.writeBytes(bytes(0x41, 1, 0x6b)); // i32.const 1, i32.sub
        }
        body.write(0x0b);
        return body.toByteArray();
    }

    private static ByteArrayOutputStream begin(int count) {
        var out = new ByteArrayOutputStream();
        WasmWriter.writeVarUInt32(out, count);
        return out;
    }

    private static void name(ByteArrayOutputStream out, String name) {
        WasmWriter.writeVarUInt32(out, name.length());
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    }
}
