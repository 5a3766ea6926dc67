package org.wasmplugins.wasm;

import org.wasmplugins.PluginCommunicationException;
import org.wasmplugins.PluginLimitException;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.ResourceLimit;

/**
 * Carries bytes between the host and one instance, by the rules of the ABI: the host allocates its input in the guest and
 * frees it; the guest allocates its answer, the host reads and frees it. Whatever the guest says of pointers and lengths is
 * checked, as unsigned numbers, before anything is read or written.
 *
 * <p>
 * A bare module need not have a memory or {@code alloc}; what needs them then fails.
 *
 * <p>
 * When a method throws, something may still be allocated in the instance: it must not be used again.
 */
final class MemoryBridge {

    private static final byte[] EMPTY = {};

    private final PluginManifest manifest;
    private final WasmMemory memory;
    private final WasmFunction alloc;
    private final WasmFunction dealloc;

    MemoryBridge(PluginManifest manifest, WasmModuleInfo module, WasmInstance instance) {
        this.manifest = manifest;
        this.memory = GuestAbi.hasMemory(module) ? instance.memory() : null;
        this.alloc = GuestAbi.hasAlloc(module) ? instance.function(GuestAbi.ALLOC).orElseThrow() : null;
        this.dealloc = manifest.isBare() ? null : instance.function(GuestAbi.DEALLOC).orElseThrow();
    }

    /** Calls a function of the type {@code (ptr, len) -> packed} and returns what it answers. */
    byte[] call(WasmFunction function, byte[] input, PluginOperation operation) {
        long inputPointer = write(input, operation);
        long packed = function.callForOne(inputPointer, input.length);
        long pointer = packed >>> 32;
        long length = packed & 0xFFFF_FFFFL;
        var output = take(pointer, length, operation);
        // A guest that answers with its own input gives one block, which must not be freed twice.
        if (input.length > 0 && !(length > 0 && pointer == inputPointer)) {
            dealloc.callForOne(inputPointer, input.length);
        }
        return output;
    }

    /** Copies bytes into the guest, who then owns them; packed, 0 for none. */
    long give(byte[] bytes, PluginOperation operation) {
        return bytes.length == 0 ? 0 : write(bytes, operation) << 32 | bytes.length;
    }

    /** Copies an argument of a host function out of the guest; it stays the guest's. As large as a response may be. */
    byte[] readArgument(long pointer, long length, PluginOperation operation) {
        checkSize(length, "the plugin gave an argument of ", operation);
        return read(pointer, length, operation);
    }

    byte[] read(long pointer, long length, PluginOperation operation) {
        if (length == 0) {
            return EMPTY;
        }
        requireMemory(operation);
        if (pointer + length > memory.size()) {
            throw new PluginCommunicationException(operation, "the plugin gave the pointer " + pointer + " and the length "
                    + length + ", which is outside of its memory of " + memory.size() + " bytes.", null);
        }
        return memory.read(pointer, length);
    }

    private byte[] take(long pointer, long length, PluginOperation operation) {
        checkSize(length, "the plugin answered with ", operation);
        var bytes = read(pointer, length, operation);
        if (length > 0) {
            dealloc.callForOne(pointer, length);
        }
        return bytes;
    }

    /** Bytes at a place that the host has from somewhere else than {@code alloc}. */
    void writeAt(long pointer, byte[] bytes, PluginOperation operation) {
        requireMemory(operation);
        if (pointer + bytes.length > memory.size()) {
            throw new PluginCommunicationException(operation, "there is no room for " + bytes.length + " bytes at the pointer "
                    + pointer + " in the plugin's memory of " + memory.size() + " bytes.", null);
        }
        memory.write(pointer, bytes);
    }

    long size(PluginOperation operation) {
        requireMemory(operation);
        return memory.size();
    }

    private void requireMemory(PluginOperation operation) {
        if (memory == null) {
            throw new PluginCommunicationException(operation,
                    "the plugin's module exports no memory under the name '" + GuestAbi.MEMORY + "'.", null);
        }
    }

    void checkSize(long length, String problem, PluginOperation operation) {
        long allowed = manifest.permissions().limits().maxResponseBytes();
        if (length > allowed) {
            throw new PluginLimitException(operation, ResourceLimit.RESPONSE_SIZE, problem + length + " bytes",
                    length + " bytes", allowed + " bytes", null);
        }
    }

    private long write(byte[] bytes, PluginOperation operation) {
        if (bytes.length == 0) {
            return 0;
        }
        if (alloc == null || memory == null) {
            throw new PluginCommunicationException(operation, "the plugin's module has no place for " + bytes.length
                    + " bytes: it would have to export a memory '" + GuestAbi.MEMORY + "' and a function '" + GuestAbi.ALLOC
                    + "' " + GuestAbi.ALLOC_TYPE + ".", null);
        }
        long pointer = alloc.callForOne(bytes.length) & 0xFFFF_FFFFL;
        if (pointer == 0) {
            throw new PluginCommunicationException(operation, "the plugin has no room for " + bytes.length
                    + " bytes: its alloc returned 0. Its memory has " + memory.size() + " bytes; allowed are "
                    + manifest.permissions().limits().maxMemoryBytes()
                    + " (permissions.resources.max_memory in its plugin.yaml).", null);
        }
        if (pointer + bytes.length > memory.size()) {
            throw new PluginCommunicationException(operation, "the plugin's alloc returned the pointer " + pointer + " for "
                    + bytes.length + " bytes, which is outside of its memory of " + memory.size() + " bytes.", null);
        }
        memory.write(pointer, bytes);
        return pointer;
    }
}
