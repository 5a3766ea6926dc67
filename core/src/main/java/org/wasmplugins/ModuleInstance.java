package org.wasmplugins;

import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginTrapException;

/**
 * An instance of a bare module, one with {@code abi: none} in its {@code plugin.yaml}. It belongs to the function that it was
 * handed to, on the thread that runs this function, until the function returns.
 *
 * <p>
 * Pointers and lengths are 32-bit numbers of the module, taken as unsigned; both the result of {@link #call} (where a pointer
 * of 2 GiB or more is negative) and its unsigned value will do.
 *
 * <p>
 * Every method fails with {@link IllegalStateException} when the function has returned, and on any other thread. After a
 * call that failed the instance cannot be used any more.
 */
public interface ModuleInstance {

    /**
     * Runs an exported function on the calling thread.
     *
     * @param export its name, not null
     * @param arguments its arguments: integers as they are, {@code f32} and {@code f64} as
     *        {@link Float#floatToRawIntBits} and {@link Double#doubleToRawLongBits} give them
     * @return its results in the same way, 32-bit ones sign-extended; never null, empty for none
     * @throws PluginExecutionException if there is no such function, if the arguments are not what it takes, or if it fails:
     *         a {@link PluginTrapException}, a {@link PluginLimitException}, or what a host function failed of
     * @throws PluginCommunicationException if it gives a host function what cannot be read
     * @throws PermissionDeniedException if it calls what it may not
     */
    long[] call(String export, long... arguments);

    /**
     * @param pointer the first byte
     * @param length how many bytes
     * @return a copy of the bytes of the memory that the module exports as {@code memory}, never null
     * @throws PluginCommunicationException if any of them lies outside of the memory, or if there is no memory
     * @throws PluginLimitException if it is more than {@code max_response_size}
     */
    byte[] read(long pointer, long length);

    /**
     * @param pointer where the first byte goes
     * @param bytes what to write, not null
     * @throws PluginCommunicationException if any of them would lie outside of the memory, or if there is no memory
     */
    void write(long pointer, byte[] bytes);

    /**
     * @return the present size of the memory in bytes
     * @throws PluginCommunicationException if there is no memory
     */
    long memorySize();
}
