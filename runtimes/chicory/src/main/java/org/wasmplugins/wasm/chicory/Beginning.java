package org.wasmplugins.wasm.chicory;

import java.util.Optional;
import java.util.stream.IntStream;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Element;

/**
 * What one instance was when it had started, so that it can be that again: a snapshot, and the segments that code can drop.
 *
 * @param state memory, globals and tables
 * @param data the data segments, of which some may have been dropped
 * @param elements the element segments, likewise
 */
record Beginning(InstanceSnapshot state, DataSegment[] data, Element[] elements) {

    /** Empty if there is something in it that cannot be remembered. */
    static Optional<Beginning> of(Instance instance) {
        try {
            InstanceSnapshot state = InstanceSnapshot.of(instance);
            DataSegment[] data = state.memory() == null ? new DataSegment[0] : memory(instance).segments();
            Element[] elements = IntStream.range(0, instance.elementCount()).mapToObj(instance::element)
                    .toArray(Element[]::new);
            return Optional.of(new Beginning(state, data, elements));
        } catch (WasmSnapshotException e) {
            return Optional.empty();
        }
    }

    /** Whether the instance, the one that this is of, is that again. */
    boolean restore(Instance instance) {
        for (int i = 0; i < state.tables().size(); i++) {
            // Tables never get smaller.
            if (instance.table(i).size() != state.tables().get(i).length) {
                return false;
            }
        }
        if (state.memory() != null) {
            memory(instance).beginAgain(state.memory(), data);
        }
        for (int i = 0; i < elements.length; i++) {
            instance.setElement(i, elements[i]);
        }
        state.restore(instance);
        return true;
    }

    private static FlatMemory memory(Instance instance) {
        return (FlatMemory) instance.memory();
    }
}
