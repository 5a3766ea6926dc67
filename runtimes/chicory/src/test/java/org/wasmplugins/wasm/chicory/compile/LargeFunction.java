package org.wasmplugins.wasm.chicory.compile;

import static org.wasmplugins.wasm.chicory.ModuleBytes.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

/** A module whose function {@code big} adds 1 to its parameter so many times that it does not fit into a JVM method. */
public final class LargeFunction {

    public static final int ADDITIONS = 20_000;

    private static final int I32 = 0x7f;

    private LargeFunction() {
    }

    static byte[] module() {
        return module("big");
    }

    /** @param name what the large function is exported as */
    public static byte[] module(String name) {
        var writer = new WasmWriter();
        writer.writeSection(SectionId.TYPE, bytes(1, 0x60, 1, I32, 1, I32));
        writer.writeSection(SectionId.FUNCTION, bytes(2, 0, 0));
        writer.writeSection(SectionId.EXPORT, exports(name));
        writer.writeSection(SectionId.CODE, code());
        writer.writeSection(SectionId.CUSTOM, names());
        return writer.bytes();
    }

    /** The size of the body of {@code big}: the locals, four instructions of 7 bytes together for each addition, the end. */
    static int bodyBytes() {
        return 1 + ADDITIONS * 7 + 3;
    }

    private static byte[] exports(String name) {
        var out = new ByteArrayOutputStream();
        out.write(2);
        writeName(out, name);
        out.writeBytes(bytes(0, 0));
        writeName(out, "small");
        out.writeBytes(bytes(0, 1));
        return out.toByteArray();
    }

    private static byte[] code() {
        var body = new ByteArrayOutputStream();
        body.write(0);
        for (int i = 0; i < ADDITIONS; i++) {
            body.writeBytes(bytes(0x20, 0, 0x41, 1, 0x6a, 0x21, 0)); // local.get 0, i32.const 1, i32.add, local.set 0
        }
        body.writeBytes(bytes(0x20, 0, 0x0b)); // local.get 0, end
        var out = new ByteArrayOutputStream();
        out.write(2);
        WasmWriter.writeVarUInt32(out, body.size());
        out.writeBytes(body.toByteArray());
        out.writeBytes(bytes(6, 0, 0x20, 0, 0x10, 0, 0x0b)); // local.get 0, call 0, end
        return out.toByteArray();
    }

    private static byte[] names() {
        var functions = new ByteArrayOutputStream();
        functions.writeBytes(bytes(1, 0));
        writeName(functions, "big");
        var out = new ByteArrayOutputStream();
        writeName(out, "name");
        out.writeBytes(bytes(1, functions.size()));
        out.writeBytes(functions.toByteArray());
        return out.toByteArray();
    }

    private static void writeName(ByteArrayOutputStream out, String name) {
        out.write(name.length());
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
