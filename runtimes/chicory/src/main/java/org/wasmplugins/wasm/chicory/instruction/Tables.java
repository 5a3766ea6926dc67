package org.wasmplugins.wasm.chicory.instruction;

import org.wasmplugins.wasm.chicory.memory.BulkOperations;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.PassiveElement;

/**
 * Instructions on tables, with the names and types of the engine's own. Those add unsigned numbers as if they were signed, so
 * that ranges outside of a table are filled in part or without a word, and take one table's places for another's.
 */
public final class Tables {

    /** From so many places on an operation looks for an interrupt first; one with the most takes some milliseconds. */
    private static final int MANY = 256;

    private Tables() {
    }

    /**
     * @param offset the first place, unsigned
     * @param value what the places get
     * @param size how many, unsigned
     * @param tableIndex which table
     * @param instance whose
     */
    public static void tableFill(int offset, int value, int size, int tableIndex, Instance instance) {
        TableInstance table = instance.table(tableIndex);
        check(offset, size, table.size());
        for (int i = offset; i < offset + size; i++) {
            table.setRef(i, value, instance);
        }
    }

    /**
     * @param to the first place that is written, unsigned
     * @param from the first that is read, unsigned
     * @param size how many, unsigned
     * @param toTable the table that is written
     * @param fromTable the one that is read
     * @param instance whose
     */
    public static void tableCopy(int to, int from, int size, int toTable, int fromTable, Instance instance) {
        TableInstance target = instance.table(toTable);
        TableInstance source = instance.table(fromTable);
        check(from, size, source.size());
        check(to, size, target.size());
        // The ranges may overlap.
        boolean forward = to <= from;
        for (int i = 0; i < size; i++) {
            int place = forward ? i : size - 1 - i;
            target.setRef(to + place, source.ref(from + place), source.instance(from + place));
        }
    }

    /**
     * @param offset the first place, unsigned
     * @param from the first of the segment, unsigned
     * @param size how many, unsigned
     * @param segment which segment
     * @param tableIndex which table
     * @param instance whose
     */
    public static void tableInit(int offset, int from, int size, int segment, int tableIndex, Instance instance) {
        check(from, size, instance.element(segment) instanceof PassiveElement passive ? passive.elementCount() : 0);
        check(offset, size, instance.table(tableIndex).size());
        OpcodeImpl.TABLE_INIT(instance, tableIndex, segment, size, from, offset);
    }

    private static void check(int first, int size, int limit) {
        if ((first | size) < 0 || size > limit - first) {
            throw new WasmRuntimeException("out of bounds table access");
        }
        if (size >= MANY) {
            BulkOperations.checkInterrupt();
        }
    }
}
