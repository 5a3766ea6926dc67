package org.wasmplugins.host.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.wasmplugins.PluginResponse;

/** Guards the events that are sent to one plugin: may repeat, refuse or answer calls. May be used from any thread. */
@FunctionalInterface
public interface CallGuard {

    /** Lets every call go as it is. */
    CallGuard NONE = Supplier::get;

    /**
     * @param call starts the call, once for each time it is asked; never blocks and never throws
     * @return what the sender gets, never null; once it is complete, a call that still runs is cancelled
     */
    CompletionStage<PluginResponse> guard(Supplier<CompletionStage<PluginResponse>> call);

    /**
     * @return how long each call is waited for, after which the plugin is stopped; empty if the guard does not say
     */
    default Optional<Duration> time() {
        return Optional.empty();
    }
}
