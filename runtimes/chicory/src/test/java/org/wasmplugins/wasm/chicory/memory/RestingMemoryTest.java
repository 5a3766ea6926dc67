package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** A packed memory keeps little, and has all its bytes again afterwards. */
class RestingMemoryTest {

    private static final int PAGE = Memory.PAGE_SIZE;
    private static final int GRANULE = PackedMemory.GRANULE;
    private static final int PAGES = 17;
    private static final int GRANULES = PAGES * PAGE / GRANULE;

    /** The size from which G1 gives an array whole regions of 1 MB. */
    private static final int HUMONGOUS = 512 * 1_024;

    @Test
    void zeros_keepNothing() {
        assertKeeps(0, zeros());
    }

    @Test
    void memoryWithoutPages_keepsNothing() {
        assertKeeps(0, new FlatMemory(new MemoryLimits(0, 1), new MemoryBudget(0), 100));
    }

    @Test
    void oneByte_keepsItsGranuleAlone() {
        for (int address : new int[] { 0, GRANULE - 1, GRANULE, 5 * GRANULE + 7, PAGES * PAGE - 1 }) {
            FlatMemory memory = zeros();
            memory.writeByte(address, (byte) 1);
            assertKeeps(1, memory);
        }
    }

    @Test
    void bytesOverTheEndOfAGranule_keepBoth() {
        FlatMemory memory = zeros();
        memory.writeI32(3 * GRANULE - 2, -1);
        assertKeeps(2, memory);
    }

    @Test
    void memoryThatIsAsItsImage_keepsNothing() {
        FlatMemory memory = memory(image());
        memory.wake();
        memory.writeByte(9, memory.read(9));
        assertKeeps(0, memory);
    }

    @Test
    void granuleThatBecameZero_isKeptWhereTheImageHasOtherBytes() {
        FlatMemory memory = memory(image());
        memory.wake();
        memory.fill((byte) 0, GRANULE, 3 * GRANULE);
        assertKeeps(2, memory);
    }

    @Test
    void pagesBehindTheImage_beginAsZeros() {
        FlatMemory memory = memory(image());
        memory.wake();
        memory.grow(3);
        memory.writeByte((PAGES + 2) * PAGE, (byte) 1);
        assertKeeps(1, memory);
    }

    @Test
    void image_isNeverWrittenTo() {
        byte[] image = image();
        FlatMemory memory = memory(image);
        memory.wake();
        memory.fill((byte) 3, 0, 5 * GRANULE);
        memory.rest();
        memory.wake();
        memory.fill((byte) 4, 0, PAGES * PAGE);
        assertThat(image).isEqualTo(image());
    }

    @Test
    void memoryOfWhichMoreThanHalfIsDifferent_staysAsItIs() {
        FlatMemory memory = zeros();
        memory.fill((byte) 1, 0, GRANULES / 2 * GRANULE);
        assertKeeps(GRANULES / 2, memory);
        memory.writeByte(PAGES * PAGE - 1, (byte) 1);
        byte[] before = memory.bytes;
        memory.rest();
        assertThat(memory.bytes).isSameAs(before);
        memory.fill((byte) 1, 0, PAGES * PAGE);
        memory.rest();
        assertThat(memory.bytes).isSameAs(before);
    }

    @Test
    void resting_twiceIsAsOnce() {
        FlatMemory memory = zeros();
        memory.writeByte(5, (byte) 6);
        memory.rest();
        memory.rest();
        memory.wake();
        memory.wake();
        assertThat(memory.read(5)).isEqualTo((byte) 6);
    }

    @Test
    void whoeverForgetsToWakeIt_getsATrap() {
        FlatMemory memory = zeros();
        memory.rest();
        assertThatThrownBy(() -> memory.readInt(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> memory.writeByte(0, (byte) 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void contents_areThoseOfTheWholeMemory() {
        FlatMemory memory = zeros();
        memory.writeByte(GRANULE, (byte) 1);
        memory.rest();
        var expected = new byte[PAGES * PAGE];
        expected[GRANULE] = 1;
        assertThat(memory.contents()).isEqualTo(expected);
    }

    @Test
    void limits_areWhatTheyWere() {
        var budget = new MemoryBudget(20L * PAGE);
        var memory = new FlatMemory(new MemoryLimits(PAGES, 100), budget, 100);
        for (int i = 0; i < 100; i++) {
            memory.rest();
            memory.wake();
        }
        assertThat(memory.grow(4)).isEqualTo(-1);
        assertThat(memory.grow(3)).isEqualTo(PAGES);
        memory.rest();
        assertThat(memory.pages()).isEqualTo(PAGES + 3);
        memory.wake();
        assertThat(memory.grow(1)).isEqualTo(-1);
    }

    /** One of 128 MB, of which every second granule is different. */
    @Test
    void largeMemory_isPackedIntoSmallArrays() {
        var bytes = new byte[2_048 * PAGE];
        for (int from = 0; from < bytes.length; from += 2 * GRANULE) {
            bytes[from] = (byte) (from >>> 13 | 1);
        }
        PackedMemory packed = PackedMemory.of(bytes, null);
        assertThat(packed.ownBytes()).isEqualTo(bytes.length / 2);
        assertThat(packed.largestArray()).isPositive().isLessThanOrEqualTo(HUMONGOUS / 2);
        assertThat(Arrays.equals(packed.unpack(), bytes)).isTrue();
    }

    private static FlatMemory memory(byte[] image) {
        return new FlatMemory(new MemoryLimits(PAGES, 100), new MemoryBudget(Long.MAX_VALUE), 100, image);
    }

    private static FlatMemory zeros() {
        return memory(null);
    }

    private static byte[] image() {
        var image = new byte[PAGES * PAGE];
        new Random(1).nextBytes(image);
        return image;
    }

    private static void assertKeeps(int granules, FlatMemory memory) {
        byte[] before = memory.bytes.clone();
        memory.rest();
        assertThat(memory.ownBytes()).isEqualTo(granules * GRANULE);
        assertThat(memory.pages()).isEqualTo(before.length / PAGE);
        memory.wake();
        assertThat(memory.ownBytes()).isEqualTo(before.length);
        assertThat(memory.bytes).isEqualTo(before);
    }
}
