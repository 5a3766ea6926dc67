package org.wasmplugins;

import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginTrapException;

/**
 * An instance of a bare module, which has {@code abi: none} in its {@code plugin.yaml}. The instance belongs to the function
 * that got it, on the thread that runs this function, until the function returns.
 *
 * <p>
 * Pointers and lengths are 32-bit numbers of the module, taken as unsigned. A pointer of 2 GiB or more is negative in the
 * result of {@link #call}; the methods accept both this number and its unsigned value.
 *
 * <p>
 * Every method fails with {@link IllegalStateException} after the function has returned, and on any other thread. After a
 * call that failed, the instance is no longer usable.
 */
public interface ModuleInstance {

    /**
     * Runs an exported function on the calling thread.
     *
     * @param export the name of the function, not null
     * @param arguments the arguments: integers as they are, {@code f32} and {@code f64} as {@link Float#floatToRawIntBits}
     *        and {@link Double#doubleToRawLongBits} give them
     * @return the results in the same form, 32-bit results sign-extended; never null, empty for none
     * @throws PluginExecutionException if the module has no such function, if the arguments do not fit its parameters, or if
     *         the function fails: a {@link PluginTrapException}, a {@link PluginLimitException}, or the failure of a host
     *         function
     * @throws PluginCommunicationException if the module gives a host function an argument that the host cannot read
     * @throws PermissionDeniedException if the module makes a call without the permission
     */
    long[] call(String export, long... arguments);

    /**
     * @param pointer the address of the first byte
     * @param length the number of bytes
     * @return a copy of the bytes of the memory that the module exports as {@code memory}, never null
     * @throws PluginCommunicationException if any of the bytes lies outside of the memory, or if the module has no memory
     * @throws PluginLimitException if the length is more than {@code max_response_size}
     */
    byte[] read(long pointer, long length);

    /**
     * @param pointer the address of the first byte
     * @param bytes the bytes to write, not null
     * @throws PluginCommunicationException if any of the bytes would lie outside of the memory, or if the module has no
     *         memory
     */
    void write(long pointer, byte[] bytes);

    /**
     * @return the present size of the memory in bytes
     * @throws PluginCommunicationException if the module has no memory
     */
    long memorySize();
}
