package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.internal.pool.OverloadMessages;
import org.wasmplugins.host.internal.run.CallerThread;
import org.wasmplugins.host.internal.run.WaitingWorkers;
import org.wasmplugins.host.spi.PluginCall;

/** Bounds the workers that wait for calls, so that some stay free for other work. */
final class WorkerWaitInvoker implements PluginInvoker {

    private final PluginManifest plugin;
    private final WaitingWorkers workers;
    private final PluginInvoker next;

    WorkerWaitInvoker(PluginManifest plugin, WaitingWorkers workers, PluginInvoker next) {
        this.plugin = plugin;
        this.workers = workers;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        if (!workers.countsCurrentThread()) {
            return next.invoke(call);
        }
        // A caller that waits mostly runs the plugin itself, and the call is over: counting first costs as much as a short plugin does.
        return CallerThread.current() == null ? countFirst(call) : countIfItWaits(call);
    }

    private CompletionStage<PluginResponse> countFirst(PluginCall call) {
        Thread thread = Thread.currentThread();
        if (!workers.enter(thread)) {
            return refusal();
        }
        try {
            CompletableFuture<PluginResponse> started = next.invoke(call).toCompletableFuture();
            leaveAtEnd(started, thread);
            return started;
        } catch (RuntimeException | Error e) {
            workers.leave(thread);
            throw e;
        }
    }

    private CompletionStage<PluginResponse> countIfItWaits(PluginCall call) {
        CompletableFuture<PluginResponse> started = next.invoke(call).toCompletableFuture();
        Thread thread = Thread.currentThread();
        if (started.isDone()) {
            return started;
        }
        if (!workers.enter(thread)) {
            started.cancel(false);
            return refusal();
        }
        leaveAtEnd(started, thread);
        return started;
    }

    private void leaveAtEnd(CompletableFuture<PluginResponse> started, Thread thread) {
        if (started.isDone()) {
            workers.leave(thread);
        } else {
            started.whenComplete((response, failure) -> workers.leave(thread));
        }
    }

    private CompletionStage<PluginResponse> refusal() {
        return CompletableFuture.failedFuture(OverloadMessages.tooManyWorkers(plugin, workers.most()));
    }
}
