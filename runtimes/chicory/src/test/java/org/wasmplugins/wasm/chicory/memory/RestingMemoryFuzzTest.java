package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;

/** A memory that is packed now and then behaves like one that never is, in random operations ({@code -Dfuzz.operations=}). */
class RestingMemoryFuzzTest {

    private static final long OPERATIONS = Long.getLong("fuzz.operations", 1_000_000) / 5;
    private static final long SEED = Long.getLong("fuzz.seed", 42);
    private static final int PAGE = Memory.PAGE_SIZE;
    private static final int MAX_PAGES = 12;
    private static final int OPERATIONS_OF_A_PAIR = 500;
    private static final int OPERATIONS_BETWEEN_RESTS = 10;

    private static final Object TRAP = "trap";

    private final Random random = new Random(SEED);
    private final RandomOperations operations = new RandomOperations(random);
    private FlatMemory resting;
    private FlatMemory other;
    private byte[] data;
    private long packed;

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void memoryThatRests_doesWhatOneDoesThatDoesNot(boolean hasImage) {
        for (long i = 0; i < OPERATIONS; i++) {
            if (i % OPERATIONS_OF_A_PAIR == 0) {
                newPair(hasImage);
            }
            if (random.nextInt(OPERATIONS_BETWEEN_RESTS) == 0) {
                rest(i);
            }
            RandomOperations.Operation operation = operations.next(other.pages(), data);
            Object expected = run(operation, other);
            Object actual = run(operation, resting);
            if (!Objects.deepEquals(expected, actual)) {
                assertThat(actual).as("operation %d of seed %d: %s", i, SEED, operation.name().get()).isEqualTo(expected);
            }
        }
        assertThat(packed).as("often enough").isGreaterThan(OPERATIONS / OPERATIONS_BETWEEN_RESTS / 10);
    }

    private void newPair(boolean hasImage) {
        byte[] image = null;
        if (hasImage) {
            image = new byte[random.nextInt(4) * PAGE];
            Arrays.fill(image, 0, random.nextInt(image.length + 1), (byte) 7);
        }
        var limits = new MemoryLimits(random.nextInt(4), 4 + random.nextInt(MAX_PAGES - 3));
        resting = new FlatMemory(limits, new MemoryBudget(6 * PAGE), 100, image);
        other = new FlatMemory(limits, new MemoryBudget(6 * PAGE), 100, image == null ? null : image.clone());
        other.wake();
        resting.wake();
        data = new byte[random.nextInt(3 * PAGE)];
        random.nextBytes(data);
        for (var memory : new Memory[] { resting, other }) {
            memory.initialize(null, new DataSegment[] { new PassiveDataSegment(data), new PassiveDataSegment(data.clone()) });
        }
    }

    private void rest(long i) {
        resting.rest();
        packed += resting.ownBytes() < other.ownBytes() ? 1 : 0;
        assertThat(resting.pages()).isEqualTo(other.pages());
        resting.wake();
        if (!Arrays.equals(resting.bytes, other.bytes)) {
            assertThat(resting.bytes).as("contents before operation %d of seed %d", i, SEED).isEqualTo(other.bytes);
        }
    }

    private static Object run(RandomOperations.Operation operation, Memory memory) {
        try {
            return operation.body().apply(memory);
        } catch (WasmRuntimeException | IndexOutOfBoundsException e) {
            return TRAP;
        }
    }
}
