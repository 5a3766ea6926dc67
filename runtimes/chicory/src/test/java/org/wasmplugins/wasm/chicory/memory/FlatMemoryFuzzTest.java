package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;

/**
 * The memory behaves like the engine's own in random operations: {@code -Dfuzz.operations=} many, from {@code -Dfuzz.seed=}
 * on.
 */
class FlatMemoryFuzzTest {

    private static final long OPERATIONS = Long.getLong("fuzz.operations", 1_000_000);
    private static final long SEED = Long.getLong("fuzz.seed", 42);
    private static final int PAGE = Memory.PAGE_SIZE;
    private static final int MAX_PAGES = 12;
    private static final int OPERATIONS_OF_A_PAIR = 10_000;
    private static final int OPERATIONS_BETWEEN_LOOKS = 1_000;

    private static final Object TRAP = "trap";

    private final Random random = new Random(SEED);
    private final RandomOperations operations = new RandomOperations(random);
    private Memory flat;
    private Memory other;
    private byte[] data;
    private long traps;

    @Test
    void flatMemory_doesWhatByteArrayMemoryDoes() {
        for (long i = 0; i < OPERATIONS; i++) {
            if (i % OPERATIONS_OF_A_PAIR == 0) {
                newPair();
            }
            RandomOperations.Operation operation = operations.next(flat.pages(), data);
            Object expected = runReference(operation);
            Object actual = runFlat(operation);
            traps += expected == TRAP ? 1 : 0;
            if (!Objects.deepEquals(expected, actual) || flat.pages() != other.pages()) {
                assertThat(actual).as("operation %d of seed %d: %s", i, SEED, operation.name().get()).isEqualTo(expected);
                assertThat(flat.pages()).as("pages after operation %d of seed %d: %s", i, SEED, operation.name().get())
                        .isEqualTo(other.pages());
            }
            if (i % OPERATIONS_BETWEEN_LOOKS == OPERATIONS_BETWEEN_LOOKS - 1) {
                compareContents(i);
            }
        }
        assertThat(traps).as("both cases were met often enough").isBetween(OPERATIONS / 10, OPERATIONS / 3);
    }

    private void newPair() {
        var limits = new MemoryLimits(random.nextInt(4), 4 + random.nextInt(MAX_PAGES - 3));
        flat = new FlatMemory(limits, new MemoryBudget(Long.MAX_VALUE), 100);
        other = new ByteArrayMemory(limits);
        data = new byte[random.nextInt(3 * PAGE)];
        random.nextBytes(data);
        for (var memory : new Memory[] { flat, other }) {
            memory.initialize(null, new DataSegment[] { new PassiveDataSegment(data), new PassiveDataSegment(data.clone()) });
        }
    }

    private void compareContents(long i) {
        int bytes = flat.pages() * PAGE;
        if (!Arrays.equals(flat.readBytes(0, bytes), other.readBytes(0, bytes))) {
            assertThat(flat.readBytes(0, bytes)).as("contents after operation %d of seed %d", i, SEED)
                    .isEqualTo(other.readBytes(0, bytes));
        }
    }

    private static Object run(RandomOperations.Operation operation, Memory memory) {
        try {
            return operation.body().apply(memory);
        } catch (WasmRuntimeException e) {
            return TRAP;
        }
    }

    /** A single access traps by the array's own check. */
    private Object runFlat(RandomOperations.Operation operation) {
        try {
            return run(operation, flat);
        } catch (IndexOutOfBoundsException e) {
            return TRAP;
        }
    }

    /**
     * Runs the operation on the engine's memory. It fails to check ranges that end beyond 2^31 bytes, and fails half way
     * where it must do nothing.
     */
    private Object runReference(RandomOperations.Operation operation) {
        try {
            return run(operation, other);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            int bytes = flat.pages() * PAGE;
            other.write(0, flat.readBytes(0, bytes), 0, bytes);
            return TRAP;
        }
    }
}
