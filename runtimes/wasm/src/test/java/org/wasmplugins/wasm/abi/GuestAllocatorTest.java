package org.wasmplugins.wasm.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;

import org.junit.jupiter.api.Test;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.engine.WasmFunction;

/** An allocator may keep a block if it reuses freed blocks while others are in use. */
class GuestAllocatorTest {

    private final ArrayList<Long> taken = new ArrayList<>();
    private long top = 1024;

    @Test
    void freeLists_reuse() {
        var free = new HashMap<Long, ArrayDeque<Long>>();
        assertThat(reuses(size -> {
            ArrayDeque<Long> blocks = free.getOrDefault(size[0], new ArrayDeque<>());
            return blocks.isEmpty() ? next(size[0]) : new long[] { blocks.pop() };
        }, block -> {
            free.computeIfAbsent(block[1], size -> new ArrayDeque<>()).push(block[0]);
            return new long[0];
        })).isTrue();
    }

    @Test
    void oneThatBeginsAnewWhenNothingIsAllocated_doesNotReuse() {
        assertThat(reuses(size -> next(size[0]), block -> {
            taken.remove(block[0]);
            top = taken.isEmpty() ? 1024 : top;
            return new long[0];
        })).isFalse();
        assertThat(taken).as("all is given back").isEmpty();
    }

    @Test
    void stacks_doNotReuse() {
        assertThat(reuses(size -> next(size[0]), block -> {
            if (block[0] + block[1] == top) {
                top = block[0];
            }
            taken.remove(block[0]);
            return new long[0];
        })).isFalse();
        assertThat(taken).as("all is given back").isEmpty();
    }

    @Test
    void oneBlockForAll_isNotReused() {
        assertThat(reuses(size -> new long[] { 1024 }, block -> new long[0])).isFalse();
    }

    @Test
    void oneWithoutRoom_doesNotReuse() {
        assertThat(reuses(size -> taken.isEmpty() ? next(size[0]) : new long[] { 0 }, block -> {
            assertThat(taken.remove(block[0])).as("only what it gave is freed").isTrue();
            return new long[0];
        })).isFalse();
        assertThat(taken).as("all is given back").isEmpty();
    }

    private boolean reuses(WasmFunction alloc, WasmFunction dealloc) {
        return new GuestAllocator(Manifests.of("guest", SerializationFormat.RAW), null, alloc, dealloc)
                .reusesBlocksBetweenOthers();
    }

    private long[] next(long size) {
        taken.add(top);
        top += size;
        return new long[] { taken.get(taken.size() - 1) };
    }
}
