package org.wasmplugins.runtime;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginInitializationException;

/** The code of a plugin, loaded once. Makes the plugin's instances. May be used from any thread. */
public interface LoadedPlugin extends AutoCloseable {

    /**
     * @return the manifest of the plugin, never null
     */
    PluginManifest manifest();

    /**
     * Makes an instance. May run code of the plugin (a module's start function) on the calling thread.
     *
     * @return a new instance, never null
     * @throws PluginInitializationException if the instance cannot be made
     */
    Plugin newInstance();

    /**
     * Notifies the code that the host interrupted a thread that runs one of its instances, and that the instance has to stop.
     * From now on the code looks for interrupts, even if it did not before. May be called often, from any thread, also after
     * {@link #close}; may take some milliseconds.
     */
    default void interrupted() {
    }

    /** Releases the code; instances made before are not affected. Does nothing the second time. */
    @Override
    void close();
}
