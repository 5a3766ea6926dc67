package org.wasmplugins.host.internal.call;

import org.wasmplugins.ModuleInstance;
import org.wasmplugins.PluginId;

/**
 * Lends an instance to one function on one thread. After the function returns it is closed, so that a kept reference cannot
 * reach the next user's instance.
 */
final class LeasedModule implements ModuleInstance, AutoCloseable {

    private final PluginId plugin;
    private final ModuleInstance instance;
    private final Thread thread = Thread.currentThread();
    private volatile boolean closed;

    LeasedModule(PluginId plugin, ModuleInstance instance) {
        this.plugin = plugin;
        this.instance = instance;
    }

    @Override
    public long[] call(String export, long... arguments) {
        return checkedInstance().call(export, arguments);
    }

    @Override
    public byte[] read(long pointer, long length) {
        return checkedInstance().read(pointer, length);
    }

    @Override
    public void write(long pointer, byte[] bytes) {
        checkedInstance().write(pointer, bytes);
    }

    @Override
    public long memorySize() {
        return checkedInstance().memorySize();
    }

    private ModuleInstance checkedInstance() {
        if (closed) {
            throw new IllegalStateException("The instance of plugin " + plugin + " was given back when the function that it was"
                    + " handed to returned; use it within that function.");
        }
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("The instance of plugin " + plugin + " belongs to the thread " + thread.getName()
                    + ", which runs the function that it was handed to; it was used on " + Thread.currentThread().getName()
                    + ".");
        }
        return instance;
    }

    @Override
    public void close() {
        closed = true;
    }
}
