package org.wasmplugins.wasm.chicory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Accesses with offsets follow the specification's tests (address, memory_trap). */
class FlatAccessTest {

    private static final int PAGE = Memory.PAGE_SIZE;

    private final Memory memory = new FlatMemory(new MemoryLimits(1, 2), new MemoryBudget(Long.MAX_VALUE), 100);

    @ParameterizedTest
    @EnumSource
    void addressAndOffset_areTheirSum(Access access) {
        access.write(100, 77, 28, memory);
        assertThat(access.read(0, 128, memory)).isEqualTo(77);
        assertThat(access.read(128, 0, memory)).isEqualTo(77);
    }

    @ParameterizedTest
    @EnumSource
    void lastAddress_isTheLastHoweverItIsMadeUp(Access access) {
        int last = PAGE - access.width;
        access.write(last - 9, 77, 9, memory);
        assertThat(access.read(0, last, memory)).isEqualTo(77);
        for (int behind = 1; behind < 9; behind++) {
            assertTraps(access, last, behind);
            assertTraps(access, last + behind, 0);
            assertTraps(access, behind, last);
        }
    }

    /** The sum has 33 bits: it does not come back at 0. */
    @ParameterizedTest
    @EnumSource
    void sumBehind4Gib_traps(Access access) {
        for (int base : new int[] { -1, -2, -8, -16, -PAGE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1 }) {
            for (int offset : new int[] { 0, 1, 2, 16, 32, PAGE, 2 * PAGE, Integer.MAX_VALUE, -1, -PAGE, Integer.MIN_VALUE }) {
                assertTraps(access, base, offset);
            }
        }
        for (int offset : new int[] { -1, -16, Integer.MIN_VALUE, Integer.MAX_VALUE }) {
            assertTraps(access, 1, offset);
            assertTraps(access, Integer.MAX_VALUE, offset);
        }
    }

    /** Every load and store of compiled functions. */
    enum Access {
        BYTE(1) {
            @Override
            long read(int base, int offset, Memory memory) {
                return FlatAccess.memoryReadByte(base, offset, memory);
            }

            @Override
            void write(int base, long value, int offset, Memory memory) {
                FlatAccess.memoryWriteByte(base, (byte) value, offset, memory);
            }
        },
        SHORT(2) {
            @Override
            long read(int base, int offset, Memory memory) {
                return FlatAccess.memoryReadShort(base, offset, memory);
            }

            @Override
            void write(int base, long value, int offset, Memory memory) {
                FlatAccess.memoryWriteShort(base, (short) value, offset, memory);
            }
        },
        INT(4) {
            @Override
            long read(int base, int offset, Memory memory) {
                return FlatAccess.memoryReadInt(base, offset, memory);
            }

            @Override
            void write(int base, long value, int offset, Memory memory) {
                FlatAccess.memoryWriteInt(base, (int) value, offset, memory);
            }
        },
        LONG(8) {
            @Override
            long read(int base, int offset, Memory memory) {
                return FlatAccess.memoryReadLong(base, offset, memory);
            }

            @Override
            void write(int base, long value, int offset, Memory memory) {
                FlatAccess.memoryWriteLong(base, value, offset, memory);
            }
        },
        FLOAT(4) {
            @Override
            long read(int base, int offset, Memory memory) {
                return (long) FlatAccess.memoryReadFloat(base, offset, memory);
            }

            @Override
            void write(int base, long value, int offset, Memory memory) {
                FlatAccess.memoryWriteFloat(base, value, offset, memory);
            }
        },
        DOUBLE(8) {
            @Override
            long read(int base, int offset, Memory memory) {
                return (long) FlatAccess.memoryReadDouble(base, offset, memory);
            }

            @Override
            void write(int base, long value, int offset, Memory memory) {
                FlatAccess.memoryWriteDouble(base, value, offset, memory);
            }
        };

        private final int width;

        Access(int width) {
            this.width = width;
        }

        abstract long read(int base, int offset, Memory memory);

        abstract void write(int base, long value, int offset, Memory memory);
    }

    private void assertTraps(Access access, int base, int offset) {
        assertThatThrownBy(() -> access.read(base, offset, memory)).as("read at %d + %d", base, offset)
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> access.write(base, 1, offset, memory)).as("write at %d + %d", base, offset)
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
