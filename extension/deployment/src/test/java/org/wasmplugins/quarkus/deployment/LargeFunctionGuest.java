package org.wasmplugins.quarkus.deployment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.wasmplugins.wasm.Guests;

import com.dylibso.chicory.wasm.Encoding;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.RawSection;
import com.dylibso.chicory.wasm.types.SectionId;

/** The minimal guest with one function more, which has as many instructions as one likes. */
public final class LargeFunctionGuest {

    /** So many do not fit into a JVM method. */
    private static final int TOO_MANY = 20_000;

    private LargeFunctionGuest() {
    }

    public static byte[] module() {
        return module(additions(TOO_MANY));
    }

    /**
     * The function is one expression: there is no place in it with nothing on the operand stack, where it could be split.
     *
     * @param additions how many there are in the expression
     */
    static byte[] expression(int additions) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] { 0, 0x20, 0 }); // no locals, local.get 0
        for (int i = 0; i < additions; i++) {
            body.writeBytes(new byte[] { 0x20, 0, 0x6a }); // local.get 0, i32.add
        }
        body.write(0x0b);
        return module(body.toByteArray());
    }

    private static byte[] module(byte[] body) {
        var writer = new WasmWriter();
        Parser.parseWithoutDecoding(Guests.bytes("minimal"), section -> {
            var raw = (RawSection) section;
            if (raw.sectionId() == SectionId.FUNCTION) {
                writer.writeSection(SectionId.FUNCTION, append(raw, new byte[] { 0 })); // of the type of alloc
            } else if (raw.sectionId() == SectionId.CODE) {
                writer.writeSection(SectionId.CODE, append(raw, withSize(body)));
            } else {
                writer.writeSection(raw);
            }
        });
        return writer.bytes();
    }

    private static byte[] append(RawSection vector, byte[] element) {
        var in = ByteBuffer.wrap(vector.contents());
        var out = new ByteArrayOutputStream();
        WasmWriter.writeVarUInt32(out, (int) Encoding.readVarUInt32(in) + 1);
        out.write(vector.contents(), in.position(), in.remaining());
        out.writeBytes(element);
        return out.toByteArray();
    }

    private static byte[] additions(int additions) {
        var body = new ByteArrayOutputStream();
        body.write(0);
        for (int i = 0; i < additions; i++) {
            body.writeBytes(new byte[] { 0x20, 0, 0x41, 1, 0x6a, 0x21, 0 }); // local.get 0, i32.const 1, i32.add, local.set 0
        }
        body.writeBytes(new byte[] { 0x20, 0, 0x0b }); // local.get 0, end
        return body.toByteArray();
    }

    private static byte[] withSize(byte[] body) {
        var out = new ByteArrayOutputStream();
        WasmWriter.writeVarUInt32(out, body.length);
        out.writeBytes(body);
        return out.toByteArray();
    }
}
