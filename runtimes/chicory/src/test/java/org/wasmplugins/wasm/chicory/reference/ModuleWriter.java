package org.wasmplugins.wasm.chicory.reference;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmValueType;

import com.dylibso.chicory.wasm.WasmWriter;

/** Writes a module of exported functions. */
public final class ModuleWriter {

    private static final int END = 0x0B;

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final ByteArrayOutputStream between = new ByteArrayOutputStream();
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();

    /** Hexadecimal digits, with spaces between if you like. */
    public static byte[] hex(String digits) {
        String plain = digits.replaceAll("\\s", "");
        var bytes = new byte[plain.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(plain.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    public static String unsigned(long value) {
        var digits = new StringBuilder();
        long rest = value;
        do {
            digits.append(String.format("%02x", rest & 0x7F | (rest > 0x7F ? 0x80 : 0)));
            rest >>>= 7;
        } while (rest != 0);
        return digits.toString();
    }

    /** Adds a type; the first ones that are added have the first numbers. */
    public int type(String parametersAndResults) {
        types.add(hex("60" + parametersAndResults));
        return types.size() - 1;
    }

    /** Adds a function of a type that was added, whose code is given without its end. */
    public ModuleWriter function(int type, String name, String locals, String code) {
        functions.add(hex(unsigned(type)));
        var export = new ByteArrayOutputStream();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        export.writeBytes(hex(unsigned(bytes.length)));
        export.writeBytes(bytes);
        export.write(0);
        export.writeBytes(hex(unsigned(bodies.size())));
        exports.add(export.toByteArray());
        var body = new ByteArrayOutputStream();
        body.writeBytes(hex(locals.isEmpty() ? "00" : locals));
        body.writeBytes(hex(code));
        body.write(END);
        var sized = new ByteArrayOutputStream();
        WasmWriter.writeVarUInt32(sized, body.size());
        sized.writeBytes(body.toByteArray());
        bodies.add(sized.toByteArray());
        return this;
    }

    public ModuleWriter function(WasmFunctionType type, String name, String code) {
        return function(type(types(type.parameters()) + types(type.results())), name, "", code);
    }

    /** A section between that of functions (3) and that of exports (7). */
    public ModuleWriter beforeExports(int section, String content) {
        return section(before, section, content);
    }

    /** A section between that of exports and that of code. */
    public ModuleWriter beforeCode(int section, String content) {
        return section(between, section, content);
    }

    /** A section behind that of code. */
    public ModuleWriter atTheEnd(int section, String content) {
        return section(after, section, content);
    }

    private ModuleWriter section(ByteArrayOutputStream out, int section, String content) {
        out.writeBytes(hex(String.format("%02x", section) + unsigned(hex(content).length) + content));
        return this;
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(hex("00 61 73 6d 01 00 00 00"));
        vector(out, 1, types);
        vector(out, 3, functions);
        out.writeBytes(before.toByteArray());
        vector(out, 7, exports);
        out.writeBytes(between.toByteArray());
        vector(out, 10, bodies);
        out.writeBytes(after.toByteArray());
        return out.toByteArray();
    }

    private static void vector(ByteArrayOutputStream out, int section, List<byte[]> elements) {
        var content = new ByteArrayOutputStream();
        WasmWriter.writeVarUInt32(content, elements.size());
        elements.forEach(content::writeBytes);
        out.write(section);
        WasmWriter.writeVarUInt32(out, content.size());
        out.writeBytes(content.toByteArray());
    }

    private static String types(List<WasmValueType> types) {
        var digits = new StringBuilder(unsigned(types.size()));
        types.forEach(type -> digits.append(switch (type) {
            case I32 -> "7f";
            case I64 -> "7e";
            case F32 -> "7d";
            case F64 -> "7c";
            default -> throw new IllegalArgumentException(type.name());
        }));
        return digits.toString();
    }
}
