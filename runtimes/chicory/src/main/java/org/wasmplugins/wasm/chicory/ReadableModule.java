package org.wasmplugins.wasm.chicory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.ParserListener;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemoryImport;
import com.dylibso.chicory.wasm.types.Section;
import com.dylibso.chicory.wasm.types.SectionId;
import com.dylibso.chicory.wasm.types.TableImport;
import com.dylibso.chicory.wasm.types.UnknownCustomSection;

/**
 * A module's bytes as the engine can read them: it refuses a module for what stands in custom sections, which mean nothing, and
 * for names of imports that are empty or have characters that it does not take for those of identifiers. So it gets no custom
 * section, and other
 * names, which are the right ones again when it has read them.
 */
final class ReadableModule implements ParserListener {

    private static final int HEADER_BYTES = 8;
    private static final int TABLE_WITH_BEGINNING = 0x40;
    private static final String NAME_SECTION = "name";

    private final byte[] wasm;
    private final ByteArrayOutputStream readable;
    private final List<String> importNames = new ArrayList<>();
    private ParserListener listener;
    private byte[] names;
    private long tableElements;

    private ReadableModule(byte[] wasm) {
        this.wasm = wasm;
        this.readable = new ByteArrayOutputStream(wasm.length);
    }

    static ReadableModule of(byte[] wasm) {
        var bytes = new ReadableModule(wasm);
        try {
            bytes.read();
        } catch (DamagedBytesException e) {
            // The engine has words for what is wrong.
            bytes.readable.reset();
            bytes.readable.writeBytes(wasm);
            bytes.importNames.clear();
        }
        return bytes;
    }

    /** What the engine reads. The addresses of instructions are those of these bytes. */
    byte[] readable() {
        return readable.toByteArray();
    }

    /** Has the engine read the sections. Without a lambda: this runs for each module while the application starts. */
    void parse(ParserListener reader) {
        listener = reader;
        Parser.builder().build().parse(new ByteArrayInputStream(readable()), this);
        if (names != null) {
            listener.onSection(UnknownCustomSection.builder().withName(FunctionNames.SECTION).withBytes(names).build());
        }
    }

    @Override
    public void onSection(Section section) {
        listener.onSection(section instanceof ImportSection imports && !importNames.isEmpty() ? restored(imports) : section);
    }

    private ImportSection restored(ImportSection imports) {
        ImportSection.Builder restored = ImportSection.builder();
        for (int i = 0; i < imports.importCount(); i++) {
            restored.addImport(named(imports.getImport(i), importNames.get(2 * i), importNames.get(2 * i + 1)));
        }
        return restored.build();
    }

    /** A tag keeps its name: no plugin may import one. */
    private static Import named(Import needed, String module, String name) {
        if (needed instanceof FunctionImport function) {
            return new FunctionImport(module, name, function.typeIndex());
        }
        if (needed instanceof MemoryImport memory) {
            return new MemoryImport(module, name, memory.limits());
        }
        if (needed instanceof TableImport table) {
            return new TableImport(module, name, table.entryType(), table.limits());
        }
        return needed instanceof GlobalImport global
                ? new GlobalImport(module, name, global.mutabilityType(), global.type())
                : needed;
    }

    private void read() throws DamagedBytesException {
        var input = new ByteReader(wasm, HEADER_BYTES, wasm.length);
        readable.write(wasm, 0, HEADER_BYTES);
        while (input.position < wasm.length) {
            int begin = input.position;
            int id = input.next();
            ByteReader content = input.part();
            if (id == SectionId.CUSTOM) {
                readCustom(content);
            } else if (id == SectionId.IMPORT) {
                byte[] imports = readImports(content);
                readable.write(id);
                write(readable, imports);
            } else {
                readable.write(wasm, begin, input.position - begin);
                if (id == SectionId.TABLE) {
                    readTables(content);
                }
            }
        }
    }

    /** One with a beginning of its own ends this: it is read by the engine alone. */
    private void readTables(ByteReader content) throws DamagedBytesException {
        int count = content.number();
        for (int i = 0; i < count; i++) {
            if (content.skipType() == TABLE_WITH_BEGINNING) {
                return;
            }
            tableElements += content.skipLimits();
        }
    }

    /** With how many elements its tables begin, as far as that was read. */
    long tableElements() {
        return tableElements;
    }

    /** One that is damaged is none. */
    private void readCustom(ByteReader content) {
        try {
            if (content.text().equals(NAME_SECTION)) {
                names = content.rest();
            }
        } catch (DamagedBytesException e) {
            // It means nothing to anybody.
        }
    }

    private byte[] readImports(ByteReader content) throws DamagedBytesException {
        byte[] all = content.rest();
        var out = new ByteArrayOutputStream();
        int count = content.number();
        writeNumber(out, count);
        boolean areOrdinary = true;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < 2; j++) {
                String name = content.text();
                importNames.add(name);
                areOrdinary &= isOrdinary(name);
                write(out, (isOrdinary(name) ? name : "import " + i + " " + j).getBytes(StandardCharsets.UTF_8));
            }
            int begin = content.position;
            content.skipImport();
            out.write(wasm, begin, content.position - begin);
        }
        if (areOrdinary) {
            importNames.clear();
        }
        return areOrdinary ? all : out.toByteArray();
    }

    private static boolean isOrdinary(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static void write(ByteArrayOutputStream out, byte[] content) {
        writeNumber(out, content.length);
        out.writeBytes(content);
    }

    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
