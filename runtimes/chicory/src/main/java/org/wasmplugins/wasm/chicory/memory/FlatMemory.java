package org.wasmplugins.wasm.chicory.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;

/**
 * A linear memory in one array of exactly its size. The array's own check of an index is the memory's check, and the JVM
 * moves it out of loops. Growing copies the array. An array with room to grow would need a second check at every access; the
 * decision record "speed" has the figures. For the one thread that uses the instance.
 */
public final class FlatMemory implements Memory {

    static final VarHandle SHORTS = view(short[].class);
    static final VarHandle INTS = view(int[].class);
    static final VarHandle LONGS = view(long[].class);
    static final VarHandle FLOATS = view(float[].class);
    static final VarHandle DOUBLES = view(double[].class);

    private static final byte[] ASLEEP = {};
    private static final int REFUSED = -1;

    /** The count of guest frames and their limit. Kept here because every compiled function has the memory at hand. */
    long frames;
    final long maxFrames;

    private final MemoryLimits limits;
    private final MemoryBudget budget;
    private final byte[] image;
    byte[] bytes;
    private PackedMemory packed;
    private DataSegment[] segments;
    private CaughtExceptions caught;

    /**
     * @param limits the module's declaration of the memory's first and largest size
     * @param budget the budget that its pages are charged to
     * @param maxDepth the most guest frames
     */
    public FlatMemory(MemoryLimits limits, MemoryBudget budget, int maxDepth) {
        this(limits, budget, maxDepth, null);
    }

    /**
     * @param limits the module's declaration of the memory's first and largest size
     * @param budget the budget that its pages are charged to
     * @param maxDepth the most guest frames
     * @param image its first bytes, which instances share: the memory has no array of its own until it is
     *        {@link #wake unpacked}; null for zeros
     */
    public FlatMemory(MemoryLimits limits, MemoryBudget budget, int maxDepth, byte[] image) {
        this.limits = limits;
        this.budget = budget;
        this.maxFrames = CallDepth.atDepth(maxDepth);
        this.image = image;
        int pages = image == null ? limits.initialPages() : image.length / PAGE_SIZE;
        if (pages > RUNTIME_MAX_PAGES || !budget.take(pages)) {
            throw new UninstantiableException("the memory's " + pages + " initial pages are more than it may have");
        }
        packed = image == null ? null : PackedMemory.unchanged(image);
        // A caller that forgets to unpack the memory gets a trap, and not the bytes that all instances share.
        bytes = image == null ? new byte[pages * PAGE_SIZE] : ASLEEP;
    }

    /** Unpacks the memory. Called before each access from outside of the guest. */
    public void wake() {
        if (packed != null) {
            bytes = packed.unpack();
            packed = null;
        }
    }

    /** Packs the memory until it is {@link #wake unpacked}, if that saves enough. Must not be called while guest code runs. */
    public void rest() {
        if (packed == null) {
            packed = PackedMemory.of(bytes, image);
            bytes = packed == null ? bytes : ASLEEP;
        }
    }

    /** @return the bytes that it does not share with other instances */
    public int ownBytes() {
        return packed == null ? bytes.length : packed.ownBytes();
    }

    /** @return a copy of all bytes, never null */
    public byte[] contents() {
        wake();
        return bytes.clone();
    }

    /** @return the current data segments, dropped ones among them, for {@link #beginAgain}; never null */
    public DataSegment[] segments() {
        return segments.clone();
    }

    /**
     * Resets the memory to a former state.
     *
     * @param contents the {@link #contents} of that state
     * @param segmentsThen the {@link #segments} of that state
     */
    public void beginAgain(byte[] contents, DataSegment[] segmentsThen) {
        wake();
        if (bytes.length == contents.length) {
            System.arraycopy(contents, 0, bytes, 0, contents.length);
        } else {
            budget.give((bytes.length - contents.length) / PAGE_SIZE);
            bytes = contents.clone();
        }
        System.arraycopy(segmentsThen, 0, segments, 0, segments.length);
    }

    /** @return the number of guest frames */
    public int depth() {
        return CallDepth.depth(frames);
    }

    /** @return the most slots of the JVM's stack that the guest's frames need */
    public long stackSlots() {
        return CallDepth.slots(frames);
    }

    /** @return the count of guest frames, for {@link #resetDepth} */
    public long frames() {
        return frames;
    }

    /** @param before the count of guest frames before a call that has ended */
    public void resetDepth(long before) {
        frames = before;
        if (before == 0 && caught != null) {
            caught.forget();
            caught = null;
        }
    }

    /**
     * @return the exceptions that the guest has caught in this call; kept here because every compiled function has the memory
     *         at hand
     */
    public CaughtExceptions caught() {
        if (caught == null) {
            caught = new CaughtExceptions(budget);
        }
        return caught;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int pages() {
        return size() / PAGE_SIZE;
    }

    /** @return its size in bytes, also while it is packed */
    public int size() {
        return packed == null ? bytes.length : packed.length();
    }

    @Override
    public int grow(int pages) {
        int before = pages();
        BulkOperations.checkInterrupt();
        long wanted = Integer.toUnsignedLong(pages);
        if (limits.maximumPages() < MemoryLimits.MAX_PAGES && wanted > limits.maximumPages() - before) {
            // The module's own declaration allows no more.
            return REFUSED;
        }
        if (wanted > RUNTIME_MAX_PAGES - before) {
            budget.refuse(wanted);
            return REFUSED;
        }
        if (!budget.take(wanted)) {
            return REFUSED;
        }
        if (pages > 0) {
            bytes = Arrays.copyOf(bytes, (before + pages) * PAGE_SIZE);
        }
        return before;
    }

    @Override
    public int initialPages() {
        return limits.initialPages();
    }

    @Override
    public int maximumPages() {
        return Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        return this;
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        throw new WasmRuntimeException("expected shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        throw new WasmRuntimeException("expected shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int maxThreads) {
        return 0;
    }

    /** Does nothing, as one thread needs no order. The interface's default would load another class of memories. */
    @Override
    public void atomicFence() {
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
        segments = dataSegments;
        for (int i = 0; i < dataSegments.length; i++) {
            if (dataSegments[i] instanceof ActiveDataSegment active && active.index() == memoryIndex) {
                if (image == null) {
                    write(instance, active);
                }
                // The specification drops an active segment once it is written ("Instantiation"). The array is the instance's.
                dataSegments[i] = PassiveDataSegment.EMPTY;
            }
        }
    }

    private void write(Instance instance, ActiveDataSegment segment) {
        long offset = ConstantEvaluators.computeConstantValue(instance, segment.offsetInstructions())[0] & 0xFFFF_FFFFL;
        if (offset + segment.data().length > bytes.length) {
            throw new UninstantiableException("out of bounds memory access: a data segment does not fit");
        }
        System.arraycopy(segment.data(), 0, bytes, (int) offset, segment.data().length);
    }

    @Override
    public void initPassiveSegment(int segmentId, int destination, int offset, int length) {
        byte[] data = segments[segmentId].data();
        check(offset, length, data.length);
        check(destination, length, bytes.length);
        BulkOperations.copy(data, offset, bytes, destination, length);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void write(int address, byte[] data, int offset, int length) {
        check(offset, length, data.length);
        check(address, length, bytes.length);
        System.arraycopy(data, offset, bytes, address, length);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        check(address, length, bytes.length);
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    @Override
    public void copy(int destination, int source, int length) {
        copy(destination, this, source, length);
    }

    void copy(int destination, FlatMemory from, int source, int length) {
        from.check(source, length, from.bytes.length);
        check(destination, length, bytes.length);
        BulkOperations.copy(from.bytes, source, bytes, destination, length);
    }

    @Override
    public void fill(byte value, int from, int to) {
        // The engine adds address and length: a sum of 2^31 or more arrives as a negative number.
        check(from, to - from, bytes.length);
        BulkOperations.fill(bytes, from, to, value);
    }

    @Override
    public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public byte read(int address) {
        return bytes[address];
    }

    @Override
    public void writeByte(int address, byte value) {
        bytes[address] = value;
    }

    @Override
    public short readShort(int address) {
        return (short) SHORTS.get(bytes, address);
    }

    @Override
    public long readU16(int address) {
        return (short) SHORTS.get(bytes, address) & 0xFFFFL;
    }

    @Override
    public void writeShort(int address, short value) {
        SHORTS.set(bytes, address, value);
    }

    @Override
    public int readInt(int address) {
        return (int) INTS.get(bytes, address);
    }

    @Override
    public void writeI32(int address, int value) {
        INTS.set(bytes, address, value);
    }

    @Override
    public long readLong(int address) {
        return (long) LONGS.get(bytes, address);
    }

    @Override
    public void writeLong(int address, long value) {
        LONGS.set(bytes, address, value);
    }

    @Override
    public float readFloat(int address) {
        return (float) FLOATS.get(bytes, address);
    }

    @Override
    public long readF32(int address) {
        return (int) INTS.get(bytes, address);
    }

    @Override
    public void writeF32(int address, float value) {
        FLOATS.set(bytes, address, value);
    }

    @Override
    public double readDouble(int address) {
        return (double) DOUBLES.get(bytes, address);
    }

    @Override
    public long readF64(int address) {
        return (long) LONGS.get(bytes, address);
    }

    @Override
    public void writeF64(int address, double value) {
        DOUBLES.set(bytes, address, value);
    }

    /** Throws the exception of a failed access if the range is not within the memory. */
    void checkRange(int address, int length) {
        check(address, length, bytes.length);
    }

    private void check(int address, int length, int limit) {
        if ((address | length) < 0 || length > limit - address) {
            throw outOfBounds(address, length);
        }
    }

    private WasmRuntimeException outOfBounds(int address, int length) {
        return new WasmRuntimeException("out of bounds memory access: " + Integer.toUnsignedString(length) + " bytes at "
                + Integer.toUnsignedString(address) + " of " + bytes.length);
    }
}
