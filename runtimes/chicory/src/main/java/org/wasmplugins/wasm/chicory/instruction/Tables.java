package org.wasmplugins.wasm.chicory.instruction;

import org.wasmplugins.wasm.chicory.memory.BulkOperations;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.PassiveElement;

/**
 * Replaces the engine's instructions on tables, with the same names and types. The engine adds unsigned numbers as signed
 * ones. So it fills ranges outside of a table in part or without a trap, and confuses the places of two tables.
 */
public final class Tables {

    /**
     * The number of places from which an operation first checks for an interrupt. The largest operation takes some
     * milliseconds.
     */
    private static final int MANY = 256;

    private Tables() {
    }

    /**
     * @param offset the first place, unsigned
     * @param value the new value of the places
     * @param size the number of places, unsigned
     * @param tableIndex the table's index
     * @param instance the instance with the table
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
     * @param from the first place that is read, unsigned
     * @param size the number of places, unsigned
     * @param toTable the index of the table that is written
     * @param fromTable the index of the table that is read
     * @param instance the instance with the table
     */
    public static void tableCopy(int to, int from, int size, int toTable, int fromTable, Instance instance) {
        TableInstance target = instance.table(toTable);
        TableInstance source = instance.table(fromTable);
        check(from, size, source.size());
        check(to, size, target.size());
        // The order matters, because the ranges may overlap.
        boolean forward = to <= from;
        for (int i = 0; i < size; i++) {
            int place = forward ? i : size - 1 - i;
            target.setRef(to + place, source.ref(from + place), source.instance(from + place));
        }
    }

    /**
     * @param offset the first place, unsigned
     * @param from the first place of the segment that is read, unsigned
     * @param size the number of places, unsigned
     * @param segment the segment's index
     * @param tableIndex the table's index
     * @param instance the instance with the table
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
