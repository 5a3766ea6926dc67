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
 * Carries bytes between the host and one instance, by the rules of the ABI: the host allocates its input in the guest and
 * frees or keeps it; the guest allocates its answer, the host reads and frees it. Whatever the guest says of pointers and
 * lengths is checked, as unsigned numbers, before anything is read or written.
 *
 * <p>
 * A bare module need not have a memory; what needs one then fails.
 *
 * <p>
 * When a method throws, something may still be allocated in the instance: it must not be used again.
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

    /** Calls a function of the type {@code (ptr, len) -> packed} and returns what it answers. */
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

    /** Copies bytes into the guest, who then owns them; packed, 0 for none. */
    public long give(byte[] bytes, PluginOperation operation) {
        if (bytes.length == 0) {
            return 0;
        }
        long pointer = allocator.allocate(bytes.length, operation);
        memory.write(pointer, bytes);
        return pointer << 32 | bytes.length;
    }

    /** Copies an argument of a host function out of the guest; it stays the guest's. As large as a response may be. */
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

    /** A guest that answers with its own input gives one block, which must not be freed twice. */
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

    /** Bytes at a place that the host has from somewhere else than {@code alloc}. */
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
