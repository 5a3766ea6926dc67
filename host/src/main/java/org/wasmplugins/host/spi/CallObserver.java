package org.wasmplugins.host.spi;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;

/** Is told of one call; see {@link PluginObserver} for how. */
public interface CallObserver {

    /**
     * The plugin gets the call, on the thread that runs it. Not called where the call ends before.
     *
     * @param waited how long the call waited for an instance and a thread, not null
     */
    default void guestStarted(Duration waited) {
    }

    /**
     * The plugin is done with the call. Called once after each {@link #guestStarted}, on the same thread.
     *
     * @param took how long the plugin ran, its host functions included; not null
     * @param memoryBytes how much linear memory the instance has by now; 0 where it is not known
     */
    default void guestEnded(Duration took, long memoryBytes) {
    }

    /**
     * The plugin calls a host function, on the thread that runs it.
     *
     * @param function the function, built-in ones included; not null
     * @return is told of its end; null for nobody
     */
    default FunctionObserver functionStarted(HostFunctionSignature function) {
        return null;
    }

    /**
     * The call is over, on any thread; nothing else of it comes after this, except where it was cancelled while the plugin ran.
     *
     * @param outcome what became of it, not null
     * @param took how long it took since it began, not null
     * @param failure what it failed of; null if it did not fail, or was cancelled
     */
    default void ended(CallOutcome outcome, Duration took, PluginException failure) {
    }
}
