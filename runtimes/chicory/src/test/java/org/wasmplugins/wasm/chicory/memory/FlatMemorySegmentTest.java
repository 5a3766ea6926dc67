package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;

/** Data segments follow the specification's tests (data, memory_init, bulk). */
class FlatMemorySegmentTest {

    private static final int PAGE = Memory.PAGE_SIZE;

    private final FlatMemory memory = new FlatMemory(new MemoryLimits(1, 4), new MemoryBudget(Long.MAX_VALUE), 100);

    @Test
    void activeSegments_areWrittenInTheirOrder() {
        initialize(active(0, 10, (byte) 1, (byte) 2, (byte) 3), active(0, 11, (byte) 9), active(0, PAGE - 1, (byte) 7));
        assertThat(memory.readBytes(9, 5)).containsExactly(0, 1, 9, 3, 0);
        assertThat(memory.read(PAGE - 1)).isEqualTo((byte) 7);
    }

    @Test
    void segmentsOfAnotherMemory_areLeftToIt() {
        var second = new FlatMemory(new MemoryLimits(1, 1), new MemoryBudget(Long.MAX_VALUE), 100);
        var segments = new DataSegment[] { active(0, 0, (byte) 1), active(1, 1, (byte) 2) };
        memory.initialize(null, segments, 0);
        second.initialize(null, segments, 1);
        assertThat(memory.readBytes(0, 3)).containsExactly(1, 0, 0);
        assertThat(second.readBytes(0, 3)).containsExactly(0, 2, 0);
    }

    @Test
    void emptySegment_fitsAtTheVeryEnd() {
        assertThatCode(() -> initialize(active(0, PAGE))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "65535, 2", "65536, 1", "65537, 0", "-1, 1", "-1, 0", "-100, 200", "-2147483648, 1", "2147483647, 1" })
    void segmentThatDoesNotFit_isRefused(int offset, int length) {
        assertThatThrownBy(() -> initialize(active(0, offset, new byte[length]))).isInstanceOf(UninstantiableException.class)
                .hasMessageStartingWith("out of bounds memory access");
    }

    /** Reserved room for growth does not belong to the memory. */
    @Test
    void segmentThatFitsOnlyTheReservedRoom_isRefused() {
        var grown = new FlatMemory(new MemoryLimits(10, 100), new MemoryBudget(Long.MAX_VALUE), 100);
        grown.grow(1);
        assertThatThrownBy(() -> grown.initialize(null, new DataSegment[] { active(0, 11 * PAGE, (byte) 1) }))
                .isInstanceOf(UninstantiableException.class);
    }

    @Test
    void passiveSegment_isCopiedFromAndTo() {
        initialize(new PassiveDataSegment(new byte[] { 1, 2, 3, 4 }));
        assertThat(memory.readBytes(0, PAGE)).isEqualTo(new byte[PAGE]);
        memory.initPassiveSegment(0, 100, 1, 2);
        memory.initPassiveSegment(0, PAGE - 4, 0, 4);
        assertThat(memory.readBytes(99, 4)).containsExactly(0, 2, 3, 0);
        assertThat(memory.readBytes(PAGE - 4, 4)).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({ "0, 0, 5", "0, 4, 1", "0, 5, 0", "0, 2, 3", "65533, 0, 4", "65536, 0, 1", "65537, 0, 0", "-1, 0, 1",
            "0, -1, 1", "0, 0, -1", "0, 4, -4", "-2, 0, 2", "2147483647, 0, 1", "0, 2147483647, 2147483647" })
    void initBehindEitherEnd_traps(int destination, int offset, int length) {
        initialize(new PassiveDataSegment(new byte[] { 1, 2, 3, 4 }));
        assertThatThrownBy(() -> memory.initPassiveSegment(0, destination, offset, length))
                .isExactlyInstanceOf(WasmRuntimeException.class).hasMessageStartingWith("out of bounds memory access");
        assertThat(memory.readBytes(0, PAGE)).isEqualTo(new byte[PAGE]);
    }

    @Test
    void initOfNothingAtBothEnds_isAllowed() {
        initialize(new PassiveDataSegment(new byte[] { 1, 2, 3, 4 }));
        assertThatCode(() -> memory.initPassiveSegment(0, PAGE, 4, 0)).doesNotThrowAnyException();
    }

    @Test
    void droppedSegment_isEmpty() {
        var segments = new DataSegment[] { new PassiveDataSegment(new byte[] { 1, 2 }),
                new PassiveDataSegment(new byte[] { 3 }) };
        initialize(segments);
        memory.drop(0);
        memory.drop(0);
        assertThatThrownBy(() -> memory.initPassiveSegment(0, 0, 0, 1)).isInstanceOf(WasmRuntimeException.class);
        assertThatCode(() -> memory.initPassiveSegment(0, 0, 0, 0)).doesNotThrowAnyException();
        memory.initPassiveSegment(1, 0, 0, 1);
        assertThat(memory.read(0)).isEqualTo((byte) 3);
    }

    @Test
    void activeSegment_isDroppedOnceItIsWritten() {
        initialize(active(0, 0, (byte) 1));
        assertThatThrownBy(() -> memory.initPassiveSegment(0, 0, 0, 1)).isInstanceOf(WasmRuntimeException.class);
    }

    private static DataSegment active(int memoryIndex, int offset, byte... data) {
        return new ActiveDataSegment(memoryIndex,
                List.of(new Instruction(0, OpCode.I32_CONST, new long[] { offset }),
                        new Instruction(0, OpCode.END, new long[0])),
                data);
    }

    private void initialize(DataSegment... segments) {
        memory.initialize(null, segments);
    }
}
