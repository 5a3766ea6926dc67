package org.wasmplugins.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;

/** Guards the events that an application sends to plugins: may repeat, refuse or answer calls. May be used from any thread. */
@FunctionalInterface
public interface CallGuard {

    /** Lets every call go as it is. */
    CallGuard NONE = (plugin, call) -> call.get();

    /**
     * @param plugin a plugin, not null
     * @return how long each call of that plugin is waited for, after which it is stopped; empty if the guard does not say
     */
    default Optional<Duration> time(PluginId plugin) {
        return Optional.empty();
    }

    /**
     * @param plugin the plugin that gets the event, not null
     * @param call starts the call, once for each time it is asked; never blocks and never throws
     * @return what the sender gets, never null; once it is complete, a call that still runs is cancelled
     */
    CompletionStage<PluginResponse> guard(PluginId plugin, Supplier<CompletionStage<PluginResponse>> call);
}
