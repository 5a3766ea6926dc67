package org.wasmplugins.host.internal.batch;

import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.pool.Lease;
import org.wasmplugins.host.internal.run.CallerThread;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.runtime.PluginOutcome;

/** A call in a batch, and its result. The caller's thread makes it; afterwards one thread at a time uses it. */
public final class BatchedCall {

    private final GuestCall call;
    private final ExecutionModel model;
    private final boolean callerIsBlocked = CallerThread.current() != null;
    private final Runnable task;
    private Lease lease;
    private PluginResponse response;
    private Throwable failure;

    public BatchedCall(GuestCall call, ExecutionModel model, UnaryOperator<Runnable> contextual) {
        this.call = call;
        this.model = model;
        this.task = contextual.apply(this::handle);
    }

    public GuestCall call() {
        return call;
    }

    ExecutionModel model() {
        return model;
    }

    /** True if a thread is blocked until the call ends. The batch may need that very thread. */
    boolean callerIsBlocked() {
        return callerIsBlocked;
    }

    /**
     * True if it may share a batch. A call made for another call may not: that call's deadline would then apply to the whole
     * batch.
     */
    boolean mayShareBatch() {
        return call.outer() == null;
    }

    /** Runs the plugin for this call alone, in its caller's context. */
    void run(Lease leased) {
        lease = leased;
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failure = call.failure("the caller's context cannot be had on the plugin's thread: " + e, e);
        }
    }

    private void handle() {
        try {
            response = call.run(lease::instance);
        } catch (RuntimeException | Error e) {
            lease.noteFailure(e);
            failure = e;
        }
    }

    void end(PluginOutcome outcome) {
        response = outcome.response();
        failure = outcome.failure();
    }

    void fail(PluginException cause) {
        failure = cause;
    }

    /** Gives the caller the response or the failure. */
    void completeCall() {
        if (failure != null) {
            call.fail(failure);
        } else {
            call.complete(response);
        }
    }
}
