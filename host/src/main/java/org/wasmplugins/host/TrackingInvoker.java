package org.wasmplugins.host;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.wasmplugins.PluginCancelledException;
import org.wasmplugins.PluginException;
import org.wasmplugins.PluginResponse;

/** Tells the tracker of every failed call. Stands outside of the {@link ErrorBoundary}, where failures are typed. */
final class TrackingInvoker implements PluginInvoker, BiConsumer<PluginResponse, Throwable> {

    private final Consumer<PluginException> tracker;
    private final PluginInvoker next;

    TrackingInvoker(Consumer<PluginException> tracker, PluginInvoker next) {
        this.tracker = tracker;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        var started = next.invoke(call).toCompletableFuture();
        return Cancellations.isOver(started) ? started : Cancellations.forward(started.whenComplete(this), started);
    }

    /** A call is over. */
    @Override
    public void accept(PluginResponse response, Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof PluginException error && !(error instanceof PluginCancelledException)) {
            tracker.accept(error);
        }
    }
}
