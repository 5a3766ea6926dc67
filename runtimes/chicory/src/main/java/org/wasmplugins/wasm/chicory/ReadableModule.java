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
 * A module's bytes in a form that the engine can read. The engine refuses modules for the contents of custom sections, which
 * have no meaning. It also refuses import names that are empty or have characters outside of identifiers. So it gets a module
 * without custom sections and with replaced names; the names are restored after it has read them.
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
            // The engine's parser reports what is wrong.
            bytes.readable.reset();
            bytes.readable.writeBytes(wasm);
            bytes.importNames.clear();
        }
        return bytes;
    }

    /** Returns the bytes for the engine. The engine's addresses of instructions refer to these bytes. */
    byte[] readable() {
        return readable.toByteArray();
    }

    /** Has the engine read the sections. */
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

    /** Restores an import's names. A tag keeps its replaced name: no plugin may import one. */
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

    /** Reads the sizes of tables. Stops at a table with an initial expression, which only the engine reads. */
    private void readTables(ByteReader content) throws DamagedBytesException {
        int count = content.number();
        for (int i = 0; i < count; i++) {
            if (content.skipType() == TABLE_WITH_BEGINNING) {
                return;
            }
            tableElements += content.skipLimits();
        }
    }

    /** Returns the number of elements that its tables begin with, as far as they were read. */
    long tableElements() {
        return tableElements;
    }

    /** Reads a custom section. Ignores a damaged one. */
    private void readCustom(ByteReader content) {
        try {
            if (content.text().equals(NAME_SECTION)) {
                names = content.rest();
            }
        } catch (DamagedBytesException e) {
            // Ignored: a custom section has no meaning.
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
