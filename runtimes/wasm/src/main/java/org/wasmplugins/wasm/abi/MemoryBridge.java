package org.wasmplugins.wasm.abi;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimit;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmMemory;
import org.wasmplugins.wasm.engine.WasmModuleInfo;

/**
 * Copies bytes between the host and one instance, by the rules of the ABI. The host allocates its input in the guest, and
 * frees or keeps it. The guest allocates its response; the host reads and frees it. Each pointer and length from the guest is
 * checked, as an unsigned number, before memory is read or written.
 *
 * <p>
 * A bare module may lack a memory; a method that needs one then fails.
 *
 * <p>
 * When a method throws, a block may still be allocated: the instance must not be used again.
 */
public final class MemoryBridge {

    private static final byte[] EMPTY = {};
    private static final long NOWHERE = -1;

    private final WasmMemory memory;
    private final long maxResponseBytes;
    private final GuestAllocator allocator;
    private final InputBlock input;

    public MemoryBridge(PluginManifest manifest, WasmModuleInfo module, WasmInstance instance) {
        this.maxResponseBytes = manifest.permissions().limits().maxResponseBytes();
        this.memory = GuestAbi.hasMemory(module) ? instance.memory() : null;
        this.allocator = new GuestAllocator(manifest, memory,
                GuestAbi.hasAlloc(module) ? instance.function(GuestAbi.ALLOC).orElseThrow() : null,
                manifest.isBare() ? null : instance.function(GuestAbi.DEALLOC).orElseThrow());
        this.input = new InputBlock(allocator, !manifest.execution().fresh());
    }

    /** Calls a function of the type {@code (ptr, len) -> packed} and returns the bytes of its response. */
    public byte[] call(WasmFunction function, byte[] event, PluginOperation operation) {
        if (event.length == 0) {
            return take(function.callForOne(0, 0), NOWHERE, operation);
        }
        long inputPointer = input.acquire(event.length, operation);
        memory.write(inputPointer, event);
        byte[] output = take(function.callForOne(inputPointer, event.length), inputPointer, operation);
        input.release(inputPointer, event.length);
        return output;
    }

    /**
     * Copies bytes into a new block, which the guest then owns. Returns pointer and length in one number, or 0 for no bytes.
     */
    public long give(byte[] bytes, PluginOperation operation) {
        if (bytes.length == 0) {
            return 0;
        }
        long pointer = allocator.allocate(bytes.length, operation);
        memory.write(pointer, bytes);
        return pointer << 32 | bytes.length;
    }

    /** Copies an argument of a host function out of the guest, which still owns it. The limit is that of responses. */
    byte[] readArgument(long pointer, long length, PluginOperation operation) {
        checkSize(length, "the plugin gave an argument of ", operation);
        return read(pointer, length, operation);
    }

    public byte[] read(long pointer, long length, PluginOperation operation) {
        if (length == 0) {
            return EMPTY;
        }
        requireMemory(operation);
        if (pointer + length > memory.size()) {
            throw new PluginCommunicationException(operation, "the plugin gave the pointer " + pointer + " and the length "
                    + length + ", which is outside of its memory of " + memory.size() + " bytes.");
        }
        return memory.read(pointer, length);
    }

    /** Reads and frees the response. A guest may return its input as the response: that block is freed only once. */
    private byte[] take(long packed, long inputPointer, PluginOperation operation) {
        long pointer = packed >>> 32;
        long length = packed & 0xFFFF_FFFFL;
        checkSize(length, "the plugin answered with ", operation);
        byte[] bytes = read(pointer, length, operation);
        if (length > 0 && pointer != inputPointer) {
            allocator.free(pointer, length);
        }
        return bytes;
    }

    /** Writes bytes to a place that was not returned by {@code alloc}. */
    public void writeAt(long pointer, byte[] bytes, PluginOperation operation) {
        requireMemory(operation);
        if (pointer + bytes.length > memory.size()) {
            throw new PluginCommunicationException(operation, "there is no room for " + bytes.length + " bytes at the pointer "
                    + pointer + " in the plugin's memory of " + memory.size() + " bytes.");
        }
        memory.write(pointer, bytes);
    }

    public long size(PluginOperation operation) {
        requireMemory(operation);
        return memory.size();
    }

    private void requireMemory(PluginOperation operation) {
        if (memory == null) {
            throw new PluginCommunicationException(operation,
                    "the plugin's module exports no memory under the name '" + GuestAbi.MEMORY + "'.");
        }
    }

    public void checkSize(long length, String problem, PluginOperation operation) {
        if (length > maxResponseBytes) {
            throw new PluginLimitException(operation, ResourceLimit.RESPONSE_SIZE, problem + length + " bytes",
                    length + " bytes", maxResponseBytes + " bytes");
        }
    }
}
