package org.wasmplugins.host.spi;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.internal.lifecycle.Starts;

/** Calls plugins for typed clients and other frameworks. See {@link PluginManager#sendEvent} for the failures. */
public interface PluginCalls {

    /**
     * Starts a call at once. May be used from any thread; does not block.
     *
     * @param call the call, not null
     * @return the plugin's answer, never null; cancelling its {@code CompletableFuture} removes a waiting call from the queue
     */
    CompletionStage<PluginResponse> call(PluginCall call);

    /**
     * Makes a call and waits for its end, at most for the longest wait for an instance and the plugin's time. May be used from
     * any thread that may be blocked. A plugin on workers runs on the calling thread, unless its events go in batches.
     *
     * @param call the call, not null
     * @return the plugin's answer, never null
     * @throws PluginException if the call fails, or if the thread is interrupted while it waits
     */
    PluginResponse callAndWait(PluginCall call);

    /**
     * Finds one plugin for many calls.
     *
     * @param plugin the plugin of all calls, not null
     * @return calls that plugin, never null; if it does not exist, the calls fail
     */
    PluginCalls to(PluginId plugin);
}
