package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;

/**
 * The state of an instance that its code can change, in the order of the module's indices.
 *
 * @param memory the bytes of its memory, which must not be changed; null if it has none
 * @param globals the values of its mutable globals
 * @param tables the function indices in its tables, {@link Value#REF_NULL_VALUE} for none
 * @param droppedData the indices of the data segments that are dropped
 * @param droppedElements the indices of the element segments that are dropped
 */
record InstanceSnapshot(byte[] memory, List<Global> globals, List<int[]> tables, int[] droppedData, int[] droppedElements) {

    /** @param high 0 for values of 64 bits or less */
    record Global(long low, long high) {
    }

    /** Takes a snapshot of an instance that does not run. */
    static InstanceSnapshot of(Instance instance) {
        int memories = instance.imports().memoryCount();
        if (memories > 1) {
            throw new WasmSnapshotException("it has " + memories + " memories, and a snapshot has room for one");
        }
        int data = instance.module().dataSection().dataSegmentCount();
        return new InstanceSnapshot(memories == 0 ? null : ((FlatMemory) instance.memory()).contents(), globals(instance),
                IntStream.range(0, instance.tableCount()).mapToObj(i -> table(instance, i)).toList(),
                IntStream.range(0, data).filter(i -> instance.dataSegmentData(i).length == 0).toArray(),
                IntStream.range(0, instance.elementCount()).filter(i -> instance.element(i) == null).toArray());
    }

    private static List<Global> globals(Instance instance) {
        var globals = new ArrayList<Global>();
        for (int i = 0; i < instance.globalCount(); i++) {
            GlobalInstance global = instance.global(i);
            if (isMutable(global)) {
                if (global.getType().isReference() && !isStorable(global.getType(), (int) global.getValue())) {
                    throw new WasmSnapshotException("its global " + i + " refers to something that is no function");
                }
                globals.add(new Global(global.getValueLow(), global.getValueHigh()));
            }
        }
        return globals;
    }

    private static int[] table(Instance instance, int index) {
        TableInstance table = instance.table(index);
        var refs = new int[table.size()];
        for (int i = 0; i < refs.length; i++) {
            refs[i] = table.ref(i);
            if (!isStorable(table.elementType(), refs[i])) {
                throw new WasmSnapshotException("its table " + index + " refers to something that is no function");
            }
        }
        return refs;
    }

    /** Returns true for a function's index, which means the same in each instance. Other references do not. */
    private static boolean isStorable(ValType type, int ref) {
        return ref == Value.REF_NULL_VALUE || type.equals(ValType.FuncRef);
    }

    private static boolean isMutable(GlobalInstance global) {
        return global.getMutabilityType() == MutabilityType.Var;
    }

    /** Restores the state in a new instance of the same module, whose memory has the snapshot's bytes already. */
    void restore(Instance instance) {
        Iterator<Global> values = globals.iterator();
        for (int i = 0; i < instance.globalCount(); i++) {
            GlobalInstance global = instance.global(i);
            if (isMutable(global)) {
                Global value = values.next();
                global.setValueLow(value.low());
                global.setValueHigh(value.high());
            }
        }
        for (int i = 0; i < tables.size(); i++) {
            restore(tables.get(i), instance.table(i), instance);
        }
        for (int dropped : droppedData) {
            instance.dropDataSegment(dropped);
        }
        for (int dropped : droppedElements) {
            instance.setElement(dropped, null);
        }
    }

    private static void restore(int[] refs, TableInstance table, Instance instance) {
        table.grow(refs.length - table.size(), Value.REF_NULL_VALUE, instance);
        for (int i = 0; i < refs.length; i++) {
            table.setRef(i, refs[i], instance);
        }
    }
}
