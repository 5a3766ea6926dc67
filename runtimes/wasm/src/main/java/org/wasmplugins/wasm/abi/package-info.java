/**
 * The contract with the guest: what a module must export ({@code GuestAbi}), how values get into its memory and out of it
 * ({@code MemoryBridge}, {@code GuestAllocator}), and its imports ({@code ImportCheck}, {@code HostFunctionAdapter}). For the
 * thread that
 * runs the instance; checks are for any. Whatever comes from a guest's memory is hostile. Knows {@code engine} and
 * {@code serialization}.
 */
package org.wasmplugins.wasm.abi;
