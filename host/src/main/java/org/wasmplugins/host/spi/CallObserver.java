package org.wasmplugins.host.spi;

import java.time.Duration;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;

/** Observes one call. See {@link PluginObserver} for threads and exceptions. */
public interface CallObserver {

    /**
     * The plugin begins to handle the call. Called on the thread that runs the plugin; not called if the call ends before.
     *
     * @param waited how long the call waited for an instance and a thread, not null
     */
    default void guestStarted(Duration waited) {
    }

    /**
     * The plugin has handled the call. Called once after each {@link #guestStarted}, on the same thread.
     *
     * @param took how long the plugin ran, including its host functions; not null
     * @param memoryBytes the linear memory of the instance; 0 if it is not known
     */
    default void guestEnded(Duration took, long memoryBytes) {
    }

    /**
     * The plugin calls a host function. Called on the thread that runs the plugin.
     *
     * @param function the host function, which may be a built-in one; not null
     * @return is notified of its end; null for no notification
     */
    default FunctionObserver functionStarted(HostFunctionSignature function) {
        return null;
    }

    /**
     * The call has ended. Called on any thread, as the last method, except that a cancelled plugin may still run.
     *
     * @param outcome how the call ended, not null
     * @param took how long the call took in all, not null
     * @param failure why it failed; null if it did not fail or was cancelled
     */
    default void ended(CallOutcome outcome, Duration took, PluginException failure) {
    }
}
