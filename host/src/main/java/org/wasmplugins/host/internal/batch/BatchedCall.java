package org.wasmplugins.host.internal.batch;

import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.pool.Lease;
import org.wasmplugins.host.internal.run.CallerThread;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.runtime.PluginOutcome;

/** A call that goes with others, and what became of it. Made by the thread that calls, afterwards for one thread at a time. */
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

    /** Whether a thread can do nothing else until the call has ended, possibly one of those that the batch needs. */
    boolean callerIsBlocked() {
        return callerIsBlocked;
    }

    /** Whether it may be one of several: it serves no other call, whose time would be that of all then. */
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

    /** Tells the caller. */
    void completeCall() {
        if (failure != null) {
            call.fail(failure);
        } else {
            call.complete(response);
        }
    }
}
