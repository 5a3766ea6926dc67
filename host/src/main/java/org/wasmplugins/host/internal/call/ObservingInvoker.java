package org.wasmplugins.host.internal.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCall;

/** Notifies observers of every call. Stands outside of the {@link ErrorBoundary}, where failures are typed. */
final class ObservingInvoker implements PluginInvoker {

    private final PluginManifest plugin;
    private final Observers observers;
    private final Deadlines deadlines;
    private final PluginInvoker next;

    ObservingInvoker(PluginManifest plugin, Observers observers, Deadlines deadlines, PluginInvoker next) {
        this.plugin = plugin;
        this.observers = observers;
        this.deadlines = deadlines;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        CallObserver observer = observers.callStarted(plugin, call.event());
        if (observer == null) {
            return next.invoke(call);
        }
        long start = deadlines.now();
        CompletableFuture<PluginResponse> started = next.invoke(call.observedBy(observer)).toCompletableFuture();
        if (Futures.isAnswered(started)) {
            reportEnd(observer, start, started.join(), null);
            return started;
        }
        return Futures.cancelWith(started.whenComplete((response, failure) -> reportEnd(observer, start, response,
                Futures.unwrap(failure))), started);
    }

    private void reportEnd(CallObserver observer, long start, PluginResponse response, Throwable cause) {
        observer.ended(CallOutcome.of(response, cause), Duration.ofNanos(deadlines.now() - start),
                cause instanceof PluginException error ? error : null);
    }
}
