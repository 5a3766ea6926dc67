package org.wasmplugins.host.spi;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.DiscardCause;

/**
 * Observes plugins: metrics and traces are made of this. Every method may be called from any thread, by several threads at a
 * time, and within a call: it must not block. Its exceptions are logged and change nothing.
 */
public interface PluginObserver {

    /**
     * A call begins. Called on the caller's thread. If the host tries a call several times, each try is a call of its own.
     *
     * @param plugin the manifest with its effective permissions, not null
     * @param event the event of the call, not null
     * @return observes the rest of the call; null for no observation
     */
    default CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        return null;
    }

    /**
     * A host function begins that belongs to no call, because the plugin calls it in a hook. Called on the thread that runs the
     * plugin.
     *
     * @param plugin the plugin, not null
     * @param function the host function, which may be a built-in one; not null
     * @return is notified of its end; null for no notification
     */
    default FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
        return null;
    }

    /**
     * An instance was made.
     *
     * @param plugin the plugin, not null
     * @param took how long the instance's start took, not null
     */
    default void instanceCreated(PluginManifest plugin, Duration took) {
    }

    /**
     * An instance was disposed.
     *
     * @param plugin the plugin, not null
     * @param cause why, not null
     */
    default void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
    }
}
