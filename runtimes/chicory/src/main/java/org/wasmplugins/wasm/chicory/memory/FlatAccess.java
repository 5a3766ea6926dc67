package org.wasmplugins.wasm.chicory.memory;

import com.dylibso.chicory.runtime.Memory;

/**
 * Loads and stores of compiled functions. The names and types are those of the engine's methods, which would call an
 * interface; the compiler inserts these calls instead. Public because compiled classes are in a package of their own.
 *
 * <p>
 * All methods throw an {@link IndexOutOfBoundsException} for an access outside of the memory.
 */
public final class FlatAccess {

    private FlatAccess() {
    }

    private static byte[] bytes(Memory memory) {
        return ((FlatMemory) memory).bytes;
    }

    /** Adds two unsigned numbers; a sum of 2 GiB or more is negative and fails. The JIT sees offsets as constants. */
    private static int at(int base, int offset) {
        if (offset == 0) {
            // The array's own check is enough. One comparison less is measurable in loops.
            return base;
        }
        return base < 0 || offset < 0 ? -1 : base + offset;
    }

    /**
     * Loads a byte.
     *
     * @param base an address, unsigned
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     * @return the value at that place
     */
    public static byte memoryReadByte(int base, int offset, Memory memory) {
        return bytes(memory)[at(base, offset)];
    }

    /**
     * Stores a byte.
     *
     * @param base an address, unsigned
     * @param value the value to store
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     */
    public static void memoryWriteByte(int base, byte value, int offset, Memory memory) {
        bytes(memory)[at(base, offset)] = value;
    }

    /**
     * Loads two bytes.
     *
     * @param base an address, unsigned
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     * @return the value at that place
     */
    public static short memoryReadShort(int base, int offset, Memory memory) {
        return (short) FlatMemory.SHORTS.get(bytes(memory), at(base, offset));
    }

    /**
     * Stores two bytes.
     *
     * @param base an address, unsigned
     * @param value the value to store
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     */
    public static void memoryWriteShort(int base, short value, int offset, Memory memory) {
        FlatMemory.SHORTS.set(bytes(memory), at(base, offset), value);
    }

    /**
     * Loads four bytes.
     *
     * @param base an address, unsigned
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     * @return the value at that place
     */
    public static int memoryReadInt(int base, int offset, Memory memory) {
        return (int) FlatMemory.INTS.get(bytes(memory), at(base, offset));
    }

    /**
     * Stores four bytes.
     *
     * @param base an address, unsigned
     * @param value the value to store
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     */
    public static void memoryWriteInt(int base, int value, int offset, Memory memory) {
        FlatMemory.INTS.set(bytes(memory), at(base, offset), value);
    }

    /**
     * Loads eight bytes.
     *
     * @param base an address, unsigned
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     * @return the value at that place
     */
    public static long memoryReadLong(int base, int offset, Memory memory) {
        return (long) FlatMemory.LONGS.get(bytes(memory), at(base, offset));
    }

    /**
     * Stores eight bytes.
     *
     * @param base an address, unsigned
     * @param value the value to store
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     */
    public static void memoryWriteLong(int base, long value, int offset, Memory memory) {
        FlatMemory.LONGS.set(bytes(memory), at(base, offset), value);
    }

    /**
     * Loads four bytes.
     *
     * @param base an address, unsigned
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     * @return the value at that place
     */
    public static float memoryReadFloat(int base, int offset, Memory memory) {
        return (float) FlatMemory.FLOATS.get(bytes(memory), at(base, offset));
    }

    /**
     * Stores four bytes.
     *
     * @param base an address, unsigned
     * @param value the value to store
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     */
    public static void memoryWriteFloat(int base, float value, int offset, Memory memory) {
        FlatMemory.FLOATS.set(bytes(memory), at(base, offset), value);
    }

    /**
     * Loads eight bytes.
     *
     * @param base an address, unsigned
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     * @return the value at that place
     */
    public static double memoryReadDouble(int base, int offset, Memory memory) {
        return (double) FlatMemory.DOUBLES.get(bytes(memory), at(base, offset));
    }

    /**
     * Stores eight bytes.
     *
     * @param base an address, unsigned
     * @param value the value to store
     * @param offset the offset in the instruction, unsigned
     * @param memory a memory of the instance
     */
    public static void memoryWriteDouble(int base, double value, int offset, Memory memory) {
        FlatMemory.DOUBLES.set(bytes(memory), at(base, offset), value);
    }

    /**
     * Copies bytes from one memory to another, or within one.
     *
     * @param to the first address that is written, unsigned
     * @param from the first address that is read, unsigned
     * @param length the number of bytes, unsigned
     * @param target the memory that is written
     * @param source the one that is read
     */
    public static void memoryCopy(int to, int from, int length, Memory target, Memory source) {
        ((FlatMemory) target).copy(to, (FlatMemory) source, from, length);
    }
}
