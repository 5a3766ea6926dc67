package org.wasmplugins.host.spi;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.DiscardCause;

/**
 * Is told what happens in plugins: metrics, traces and the like are made of this. Every method may be called from any thread,
 * several at a time, on the way of a call: it must not block. What it throws is logged and changes nothing.
 */
public interface PluginObserver {

    /**
     * A call begins, on the thread that calls. Where the host tries a call several times, each try is one.
     *
     * @param plugin the plugin with what it is granted, not null
     * @param event what it is to handle, not null
     * @return is told of the rest of the call; null for nobody
     */
    default CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        return null;
    }

    /**
     * A host function begins that belongs to no call, because the plugin calls it while it starts or ends. On the thread that
     * runs the plugin.
     *
     * @param plugin the plugin, not null
     * @param function the function, built-in ones included; not null
     * @return is told of its end; null for nobody
     */
    default FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
        return null;
    }

    /**
     * An instance was made.
     *
     * @param plugin its plugin, not null
     * @param took how long its start took, not null
     */
    default void instanceCreated(PluginManifest plugin, Duration took) {
    }

    /**
     * An instance was given up.
     *
     * @param plugin its plugin, not null
     * @param cause why, not null
     */
    default void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
    }
}
