package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCall;

/**
 * Reports every failed call to the tracker, with the event in the failure. Stands outside of the {@link ErrorBoundary}, where
 * failures are typed.
 */
final class TrackingInvoker implements PluginInvoker {

    private final Consumer<PluginException> tracker;
    private final PluginInvoker next;

    TrackingInvoker(Consumer<PluginException> tracker, PluginInvoker next) {
        this.tracker = tracker;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        CompletableFuture<PluginResponse> started = next.invoke(call).toCompletableFuture();
        return Futures.isAnswered(started) ? started
                : Futures.cancelWith(started.whenComplete((response, failure) -> trackFailure(call.event(), failure)), started);
    }

    private void trackFailure(PluginEvent event, Throwable failure) {
        Throwable cause = Futures.unwrap(failure);
        if (cause instanceof PluginException error) {
            error.concerns(event);
            if (!(error instanceof PluginCancelledException)) {
                tracker.accept(error);
            }
        }
    }
}
