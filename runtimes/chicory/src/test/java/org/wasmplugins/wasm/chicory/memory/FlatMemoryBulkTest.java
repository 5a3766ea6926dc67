package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Copies and fills follow the specification's tests (memory_copy, memory_fill, bulk). */
class FlatMemoryBulkTest {

    private static final int SIZE = 2 * Memory.PAGE_SIZE;
    private static final int MIN = Integer.MIN_VALUE;
    private static final int MAX = Integer.MAX_VALUE;

    private final FlatMemory memory = new FlatMemory(new MemoryLimits(2, 4), new MemoryBudget(Long.MAX_VALUE), 100);

    @ParameterizedTest
    @CsvSource({ "100, 90, 20", "90, 100, 20", "50, 50, 30", "0, 1, 131071", "1, 0, 131071", "65530, 65000, 1000",
            "65000, 65530, 1000" })
    void overlappingCopy_isAsIfThroughABuffer(int destination, int source, int length) {
        byte[] expected = random();
        System.arraycopy(expected.clone(), source, expected, destination, length);
        memory.copy(destination, source, length);
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(expected);
    }

    @Test
    void everything_canBeCopiedFilledAndRead() {
        byte[] expected = random();
        memory.copy(0, 0, SIZE);
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(expected);
        memory.fill((byte) 0xAA, 0, SIZE);
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(filled(SIZE, 0xAA));
        memory.zero();
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(new byte[SIZE]);
    }

    @Test
    void lengthZeroAtTheVeryEnd_isAllowed() {
        byte[] before = random();
        assertThatCode(() -> {
            memory.copy(SIZE, 0, 0);
            memory.copy(0, SIZE, 0);
            memory.copy(SIZE, SIZE, 0);
            memory.fill((byte) 1, SIZE, SIZE);
            memory.write(SIZE, new byte[3], 3, 0);
            memory.write(0, new byte[0], 0, 0);
        }).doesNotThrowAnyException();
        assertThat(memory.readBytes(SIZE, 0)).isEmpty();
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(before);
    }

    @Test
    void lengthZeroBehindTheEnd_traps() {
        random();
        for (int address : new int[] { SIZE + 1, SIZE + Memory.PAGE_SIZE, MAX, MIN, -1 }) {
            assertTraps(() -> memory.copy(address, 0, 0));
            assertTraps(() -> memory.copy(0, address, 0));
            assertTraps(() -> memory.fill((byte) 1, address, address));
            assertTraps(() -> memory.readBytes(address, 0));
            assertTraps(() -> memory.write(address, new byte[1], 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({ "131072, 1", "131071, 2", "0, 131073", "1, 131072", "0, -1", "1, -1", "131072, -131072", "-1, 1", "-1, 2",
            "-2147483648, -2147483648", "2147483647, 1", "2147483647, 2147483647", "65536, 2147483647", "131072, -1" })
    void blockThatIsNotInTheMemory_traps(int address, int length) {
        random();
        assertTraps(() -> memory.readBytes(address, length));
        assertTraps(() -> memory.copy(address, 0, length));
        assertTraps(() -> memory.copy(0, address, length));
        // As the engine calls it: the sum wraps.
        assertTraps(() -> memory.fill((byte) 1, address, address + length));
        assertTraps(() -> memory.write(address, new byte[SIZE + 1], 0, length));
    }

    @ParameterizedTest
    @CsvSource({ "10, 9", "10, 0", "10, -1", "0, -1", "0, -2147483648", "131072, 0", "0, 2147483647", "-1, 0", "-5, -1" })
    void fillWithAWrongEnd_traps(int from, int to) {
        random();
        assertTraps(() -> memory.fill((byte) 1, from, to));
    }

    @ParameterizedTest
    @CsvSource({ "0, 9", "1, 8", "8, 1", "9, 0", "-1, 1", "0, -1", "2147483647, 1", "4, 2147483647", "-2147483648, 0" })
    void dataThatIsNotThere_traps(int offset, int length) {
        random();
        assertTraps(() -> memory.write(0, new byte[8], offset, length));
    }

    @Test
    void reservedRoom_isBehindTheEnd() {
        assertThat(memory.grow(1)).isEqualTo(2);
        int end = 3 * Memory.PAGE_SIZE;
        assertTraps(() -> memory.readBytes(end - 1, 2));
        assertTraps(() -> memory.copy(end - 1, 0, 2));
        assertTraps(() -> memory.copy(0, end - 1, 2));
        assertTraps(() -> memory.fill((byte) 1, end - 1, end + 1));
        assertTraps(() -> memory.write(end - 1, new byte[2], 0, 2));
        memory.fill((byte) 1, end - 1, end);
        memory.zero();
        assertThat(memory.readBytes(0, end)).isEqualTo(new byte[end]);
    }

    private byte[] random() {
        var bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        memory.write(0, bytes, 0, SIZE);
        return bytes;
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Checks that the access traps and changes nothing. */
    private void assertTraps(ThrowingCallable access) {
        byte[] before = memory.readBytes(0, SIZE);
        assertThatThrownBy(access).isExactlyInstanceOf(WasmRuntimeException.class)
                .hasMessageStartingWith("out of bounds memory access");
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(before);
    }
}
