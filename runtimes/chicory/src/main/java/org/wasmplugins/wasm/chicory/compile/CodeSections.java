package org.wasmplugins.wasm.chicory.compile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.dylibso.chicory.wasm.Encoding;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.RawSection;
import com.dylibso.chicory.wasm.types.SectionId;

/**
 * Removes the code from a module whose functions are compiled. {@link CompiledModule} reads the rest.
 *
 * <p>
 * Also removes custom sections, which have no use at run time, except {@code name}: traps print the names in it.
 */
final class CodeSections {

    /** A body without locals that is nothing but {@code unreachable} (WebAssembly specification, "Code Section"). */
    private static final byte[] UNREACHABLE = { 0, (byte) OpCode.UNREACHABLE.opcode(), (byte) OpCode.END.opcode() };

    /** The beginning of its content: the length of its name, and its name. */
    private static final byte[] NAME_SECTION = { 4, 'n', 'a', 'm', 'e' };

    private CodeSections() {
    }

    /** Returns the bodies of the module's own functions, in their order. */
    static List<byte[]> bodies(byte[] wasm) {
        var bodies = new ArrayList<byte[]>();
        Parser.parseWithoutDecoding(wasm, section -> {
            if (section.sectionId() == SectionId.CODE) {
                ByteBuffer code = ByteBuffer.wrap(((RawSection) section).contents());
                int count = (int) Encoding.readVarUInt32(code);
                for (int i = 0; i < count; i++) {
                    var body = new byte[(int) Encoding.readVarUInt32(code)];
                    code.get(body);
                    bodies.add(body);
                }
            }
        });
        return bodies;
    }

    /** Returns the module without its code section. If some bodies are kept, it has these, and stand-ins for the others. */
    static byte[] strip(byte[] wasm, Set<Integer> keptBodies) {
        var writer = new WasmWriter();
        Parser.parseWithoutDecoding(wasm, section -> {
            var raw = (RawSection) section;
            if (raw.sectionId() == SectionId.CODE) {
                if (!keptBodies.isEmpty()) {
                    writer.writeSection(SectionId.CODE, codeSection(bodies(wasm), keptBodies));
                }
            } else if (raw.sectionId() != SectionId.CUSTOM || isNameSection(raw)) {
                writer.writeSection(raw);
            }
        });
        return writer.bytes();
    }

    private static byte[] codeSection(List<byte[]> bodies, Set<Integer> kept) {
        var out = new ByteArrayOutputStream();
        WasmWriter.writeVarUInt32(out, bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = kept.contains(i) ? bodies.get(i) : UNREACHABLE;
            WasmWriter.writeVarUInt32(out, body.length);
            out.writeBytes(body);
        }
        return out.toByteArray();
    }

    /** Returns true for the name section. Its bytes may be anything, since they have not been checked. */
    private static boolean isNameSection(RawSection section) {
        return Arrays.equals(section.contents(), 0, Math.min(NAME_SECTION.length, section.contents().length), NAME_SECTION, 0,
                NAME_SECTION.length);
    }
}
