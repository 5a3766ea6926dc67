/**
 * The contract with the guest: the exports that a module must have ({@code GuestAbi}), the transfer of values in and out of
 * its memory ({@code MemoryBridge}, {@code GuestAllocator}), and its imports ({@code ImportCheck},
 * {@code HostFunctionAdapter}). For the thread that runs the instance; checks are for any thread. All bytes in a guest's
 * memory are hostile. Knows {@code engine} and {@code serialization}.
 */
package org.wasmplugins.wasm.abi;
