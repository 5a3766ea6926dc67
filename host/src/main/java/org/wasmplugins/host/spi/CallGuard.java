package org.wasmplugins.host.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.wasmplugins.PluginResponse;

/** Guards the events that are sent to one plugin: may repeat, refuse or answer calls. May be used from any thread. */
@FunctionalInterface
public interface CallGuard {

    /** Passes every call on unchanged. */
    CallGuard NONE = Supplier::get;

    /**
     * @param call starts the call, once each time it is used; never blocks and never throws
     * @return the answer for the sender, never null; when it completes, a call that still runs is cancelled
     */
    CompletionStage<PluginResponse> guard(Supplier<CompletionStage<PluginResponse>> call);

    /** @return the time limit of each call, after which the plugin is stopped; empty if the guard sets none */
    default Optional<Duration> time() {
        return Optional.empty();
    }
}
