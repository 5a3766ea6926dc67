package org.wasmplugins.host.spi;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.internal.lifecycle.Starts;

/** Calls plugins for typed clients and the like; see {@link PluginManager#sendEvent} for what can go wrong. */
public interface PluginCalls {

    /**
     * Starts a call at once. May be used from any thread; does not block.
     *
     * @param call the call, not null
     * @return the plugin's answer, never null; cancelling its {@code CompletableFuture} takes a waiting call out of the queue
     */
    CompletionStage<PluginResponse> call(PluginCall call);

    /**
     * Makes a call and waits for its end, which comes within the longest wait for an instance and the plugin's time. May be
     * used from any thread that may be blocked. A plugin that runs on workers runs on the calling thread, unless its events
     * go in batches.
     *
     * @param call the call, not null
     * @return the plugin's answer, never null
     * @throws PluginException if the call fails, or the thread is interrupted while it waits
     */
    PluginResponse callAndWait(PluginCall call);

    /**
     * The same for one plugin, which is looked for once.
     *
     * @param plugin the plugin that all calls are for, not null
     * @return makes calls of this plugin, never null; if there is none, they fail
     */
    PluginCalls to(PluginId plugin);
}
