package org.wasmplugins.runtime;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginInitializationException;

/** The code of a plugin, loaded once, from which instances are made. May be used from any thread. */
public interface LoadedPlugin extends AutoCloseable {

    /**
     * @return what the plugin says of itself, never null
     */
    PluginManifest manifest();

    /**
     * Makes an instance; may run code of the plugin (a module's start function) on the calling thread.
     *
     * @return a new instance, never null
     * @throws PluginInitializationException if the instance cannot be made
     */
    Plugin newInstance();

    /**
     * Tells the code that a thread that runs one of its instances was interrupted and has to stop: code that looks for
     * interrupts only when it has to looks from now on. May be called often, from any thread, also after {@link #close}; may
     * take some milliseconds.
     */
    default void interrupted() {
    }

    /** Gives up the code; instances made before are not touched. Does nothing the second time. */
    @Override
    void close();
}
