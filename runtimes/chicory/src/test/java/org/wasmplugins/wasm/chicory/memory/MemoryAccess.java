package org.wasmplugins.wasm.chicory.memory;

import com.dylibso.chicory.runtime.Memory;

/** Every way in which compiled code and the engine read and write one value; values are the bits as they lie in memory. */
enum MemoryAccess {
    BYTE(1) {
        @Override
        long read(Memory memory, int address) {
            return memory.read(address) & 0xFFL;
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeByte(address, (byte) bits);
        }
    },
    SHORT(2) {
        @Override
        long read(Memory memory, int address) {
            return memory.readShort(address) & 0xFFFFL;
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeShort(address, (short) bits);
        }
    },
    U16(2) {
        @Override
        long read(Memory memory, int address) {
            return memory.readU16(address);
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeShort(address, (short) bits);
        }
    },
    INT(4) {
        @Override
        long read(Memory memory, int address) {
            return memory.readInt(address) & 0xFFFF_FFFFL;
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeI32(address, (int) bits);
        }
    },
    FLOAT(4) {
        @Override
        long read(Memory memory, int address) {
            return Float.floatToRawIntBits(memory.readFloat(address)) & 0xFFFF_FFFFL;
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeF32(address, Float.intBitsToFloat((int) bits));
        }
    },
    F32(4) {
        @Override
        long read(Memory memory, int address) {
            return memory.readF32(address) & 0xFFFF_FFFFL;
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeF32(address, Float.intBitsToFloat((int) bits));
        }
    },
    LONG(8) {
        @Override
        long read(Memory memory, int address) {
            return memory.readLong(address);
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeLong(address, bits);
        }
    },
    DOUBLE(8) {
        @Override
        long read(Memory memory, int address) {
            return Double.doubleToRawLongBits(memory.readDouble(address));
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeF64(address, Double.longBitsToDouble(bits));
        }
    },
    F64(8) {
        @Override
        long read(Memory memory, int address) {
            return memory.readF64(address);
        }

        @Override
        void write(Memory memory, int address, long bits) {
            memory.writeF64(address, Double.longBitsToDouble(bits));
        }
    };

    final int width;

    MemoryAccess(int width) {
        this.width = width;
    }

    abstract long read(Memory memory, int address);

    abstract void write(Memory memory, int address, long bits);

    /** The bits of a value that fit. */
    long cut(long bits) {
        return width == 8 ? bits : bits & (1L << 8 * width) - 1;
    }
}
