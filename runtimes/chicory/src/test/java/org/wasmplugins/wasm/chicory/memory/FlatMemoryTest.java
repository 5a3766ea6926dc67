package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Single accesses and growth follow the specification's tests (memory, memory_trap, memory_grow, address, endianness). */
class FlatMemoryTest {

    private static final int PAGE = Memory.PAGE_SIZE;
    private static final long BITS = 0xF1E2_D3C4_B5A6_9788L;

    @ParameterizedTest
    @EnumSource
    void value_comesBackFromEveryAlignmentInLittleEndian(MemoryAccess access) {
        FlatMemory memory = memory(1, 1);
        for (int address = 8; address < 24; address++) {
            memory.zero();
            access.write(memory, address, BITS);
            assertThat(access.read(memory, address)).isEqualTo(access.cut(BITS));
            for (int i = -8; i < 16; i++) {
                int expected = i >= 0 && i < access.width ? (int) (BITS >>> 8 * i) & 0xFF : 0;
                assertThat(memory.read(address + i) & 0xFF).as("byte %d", i).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void lastAddress_isTheLast(MemoryAccess access) {
        FlatMemory memory = memory(2, 3);
        int last = 2 * PAGE - access.width;
        access.write(memory, last, BITS);
        assertThat(access.read(memory, last)).isEqualTo(access.cut(BITS));
        memory.zero();
        for (int behind = 1; behind <= 16; behind++) {
            assertTraps(access, memory, last + behind);
        }
        assertThat(memory.readBytes(0, 2 * PAGE)).as("a write that traps writes nothing").isEqualTo(new byte[2 * PAGE]);
    }

    @ParameterizedTest
    @EnumSource
    void addressBehind2Gib_traps(MemoryAccess access) {
        FlatMemory memory = memory(1, 1);
        for (int address : new int[] { -1, -2, -4, -8, -9, -PAGE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1,
                Integer.MAX_VALUE, Integer.MAX_VALUE - 7 }) {
            assertTraps(access, memory, address);
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyMemory_hasNoAddress(MemoryAccess access) {
        FlatMemory memory = memory(0, 1);
        assertTraps(access, memory, 0);
        assertTraps(access, memory, -access.width);
        assertThat(memory.grow(1)).isZero();
        assertThat(access.read(memory, 0)).isZero();
    }

    /** The array behind the memory is longer than the memory then. */
    @ParameterizedTest
    @EnumSource
    void memoryThatGrew_hasNothingBehindItsEnd(MemoryAccess access) {
        FlatMemory memory = memory(10, 100);
        assertThat(memory.grow(1)).isEqualTo(10);
        access.write(memory, 11 * PAGE - access.width, BITS);
        assertTraps(access, memory, 11 * PAGE - access.width + 1);
        assertTraps(access, memory, 11 * PAGE);
        assertTraps(access, memory, 12 * PAGE);
    }

    @Test
    void growth_givesThePagesBeforeAndEndsAtTheMaximum() {
        FlatMemory memory = memory(1, 5);
        assertThat(memory.grow(0)).isEqualTo(1);
        assertThat(memory.grow(1)).isEqualTo(1);
        assertThat(memory.grow(4)).isEqualTo(-1);
        assertThat(memory.grow(3)).isEqualTo(2);
        assertThat(memory.pages()).isEqualTo(5);
        assertThat(memory.grow(0)).isEqualTo(5);
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThat(memory.pages()).isEqualTo(5);
        assertThat(memory.initialPages()).isEqualTo(1);
        assertThat(memory.maximumPages()).isEqualTo(5);
    }

    /** Guests ask for their size like that, and one that asks in a loop must not make garbage of it. */
    @Test
    void growthByNothing_copiesNothing() {
        FlatMemory memory = memory(2, 5);
        byte[] before = memory.bytes;
        assertThat(memory.grow(0)).isEqualTo(2);
        assertThat(memory.bytes).isSameAs(before);
    }

    /** A count of pages is unsigned in a guest: these are 2^31 and more. */
    @ParameterizedTest
    @ValueSource(ints = { -1, -2, -65_536, Integer.MIN_VALUE, Integer.MAX_VALUE, 65_536, 32_768 })
    void hugeGrowth_isRefused(int pages) {
        FlatMemory memory = memory(1, MemoryLimits.MAX_PAGES);
        assertThat(memory.grow(pages)).isEqualTo(-1);
        assertThat(memory.pages()).isEqualTo(1);
        assertThat(memory.maximumPages()).isEqualTo(Memory.RUNTIME_MAX_PAGES);
    }

    @Test
    void newPages_areZeroAndTheOldOnesStay() {
        FlatMemory memory = memory(1, 64);
        memory.fill((byte) 1, 0, PAGE);
        for (int pages = 1; pages < 64; pages++) {
            assertThat(memory.grow(1)).isEqualTo(pages);
            var ones = new byte[pages * PAGE];
            Arrays.fill(ones, (byte) 1);
            assertThat(memory.readBytes(pages * PAGE, PAGE)).as("page %d", pages).isEqualTo(new byte[PAGE]);
            assertThat(memory.readBytes(0, pages * PAGE)).as("the pages before").isEqualTo(ones);
            assertThatThrownBy(() -> memory.fill((byte) 1, 0, memory.pages() * PAGE + 1)).isInstanceOf(
                    WasmRuntimeException.class);
            memory.fill((byte) 1, 0, (pages + 1) * PAGE);
        }
    }

    @Test
    void initialPagesBehindWhatTheEngineCanAddress_areRefused() {
        assertThatThrownBy(() -> memory(Memory.RUNTIME_MAX_PAGES + 1, MemoryLimits.MAX_PAGES))
                .isInstanceOf(UninstantiableException.class).hasMessageContaining("32768 initial pages");
    }

    @Test
    void fence_isNotThatOfAnotherClassOfMemories() throws NoSuchMethodException {
        assertThat(FlatMemory.class.getMethod("atomicFence").getDeclaringClass()).isEqualTo(FlatMemory.class);
    }

    private static FlatMemory memory(int initial, int maximum) {
        return new FlatMemory(new MemoryLimits(initial, maximum), new MemoryBudget(Long.MAX_VALUE), 100);
    }

    private static void assertTraps(MemoryAccess access, Memory memory, int address) {
        assertThatThrownBy(() -> access.read(memory, address)).as("read at %d", address)
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> access.write(memory, address, BITS)).as("write at %d", address)
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
