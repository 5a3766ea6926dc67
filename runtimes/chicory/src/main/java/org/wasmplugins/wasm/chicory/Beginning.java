package org.wasmplugins.wasm.chicory;

import java.util.Optional;
import java.util.stream.IntStream;

import org.wasmplugins.wasm.chicory.memory.FlatMemory;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Element;

/**
 * The state of one instance after its start, which a reset restores. Consists of a snapshot, and of the segments that guest
 * code can drop.
 *
 * @param state memory, globals and tables
 * @param data the data segments, of which some may have been dropped
 * @param elements the element segments, likewise
 */
record Beginning(InstanceSnapshot state, DataSegment[] data, Element[] elements) {

    /** Remembers the instance's state; empty if part of it cannot be remembered. */
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

    /** Restores the state of the same instance. Returns true if that was possible. */
    boolean restore(Instance instance) {
        for (int i = 0; i < state.tables().size(); i++) {
            // A table that has grown cannot be made smaller.
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
