package org.wasmplugins.wasm.chicory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/** Writes and reads snapshots as the application contains them. Leaves out the zeros, which most of a memory consists of. */
final class SnapshotFile {

    /** The shortest run of zeros that is left out: a gap takes eight bytes itself. */
    private static final int SHORTEST_GAP = 64;

    private static final int NO_MEMORY = -1;

    private SnapshotFile() {
    }

    static byte[] bytes(InstanceSnapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writeMemory(out, snapshot.memory());
            out.writeInt(snapshot.globals().size());
            for (var global : snapshot.globals()) {
                out.writeLong(global.low());
                out.writeLong(global.high());
            }
            out.writeInt(snapshot.tables().size());
            for (int[] table : snapshot.tables()) {
                writeInts(out, table);
            }
            writeInts(out, snapshot.droppedData());
            writeInts(out, snapshot.droppedElements());
        } catch (IOException e) {
            throw new UncheckedIOException("A snapshot cannot be written to memory.", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a snapshot. Checks nothing: the bytes must come from {@link #bytes}. */
    static InstanceSnapshot read(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte[] memory = readMemory(in);
            var globals = new ArrayList<InstanceSnapshot.Global>();
            for (int left = in.readInt(); left > 0; left--) {
                globals.add(new InstanceSnapshot.Global(in.readLong(), in.readLong()));
            }
            var tables = new ArrayList<int[]>();
            for (int left = in.readInt(); left > 0; left--) {
                tables.add(readInts(in));
            }
            return new InstanceSnapshot(memory, globals, tables, readInts(in), readInts(in));
        }
    }

    private static void writeMemory(DataOutputStream out, byte[] memory) throws IOException {
        if (memory == null) {
            out.writeInt(NO_MEMORY);
            return;
        }
        out.writeInt(memory.length);
        int begin = skipZeros(memory, 0);
        while (begin < memory.length) {
            int end = endOfRun(memory, begin);
            out.writeInt(begin);
            out.writeInt(end - begin);
            out.write(memory, begin, end - begin);
            begin = skipZeros(memory, end);
        }
        out.writeInt(memory.length);
    }

    private static byte[] readMemory(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == NO_MEMORY) {
            return null;
        }
        var memory = new byte[length];
        for (int begin = in.readInt(); begin < length; begin = in.readInt()) {
            in.readFully(memory, begin, in.readInt());
        }
        return memory;
    }

    private static int skipZeros(byte[] memory, int from) {
        int i = from;
        while (i < memory.length && memory[i] == 0) {
            i++;
        }
        return i;
    }

    /** Returns the start of the next zeros that are worth a gap. */
    private static int endOfRun(byte[] memory, int from) {
        int end = from;
        while (end < memory.length) {
            int next = skipZeros(memory, end);
            if (next == memory.length || next - end >= SHORTEST_GAP) {
                return end;
            }
            end = next + 1;
        }
        return end;
    }

    private static void writeInts(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static int[] readInts(DataInputStream in) throws IOException {
        var values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}
