package org.wasmplugins.host.internal.eventloop;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.host.internal.pool.OverloadMessages;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.spi.GuestThreads;

/** A call on its way to an event loop. */
public final class LoopCall {

    private final GuestCall call;
    private final LoopInstances loops;
    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Rescue rescue;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private Runnable task;
    private Executor executor;

    public LoopCall(GuestCall call, LoopInstances loops, CallEnvironment environment) {
        this.call = call;
        this.loops = loops;
        this.threads = environment.threads();
        this.contextual = environment.contextual();
        this.rescue = environment.rescue();
    }

    GuestCall call() {
        return call;
    }

    /**
     * Reserves a place in the queue; false if it is full. Runs on the caller's thread and captures its context the first time.
     */
    public boolean beginToWait() {
        if (task != null) {
            return true;
        }
        if (!loops.places().take()) {
            call.fail(OverloadMessages.tooManyOnLoops(loops.factory().manifest(), loops.places().most()));
            return false;
        }
        waiting.set(true);
        // However the call ends, it frees its place.
        call.result().whenComplete((response, failure) -> endToWait());
        executor = threads.executor(ExecutionModel.EVENT_LOOP);
        task = contextual.apply(() -> loops.ofThisThread().accept(this));
        return true;
    }

    void endToWait() {
        if (waiting.compareAndSet(true, false)) {
            loops.places().giveBack();
        }
    }

    /** Sends the call to the instance of the event loop. Only after {@link #beginToWait}. */
    public void enterLater() {
        try {
            rescue.execute(this::enter, executor, loops.maxWait(), this::refuse);
        } catch (RuntimeException | Error e) {
            call.abandon("no event loop takes the event, because the application shuts down.", e);
        }
    }

    private void refuse() {
        call.fail(OverloadMessages.noThread(loops.factory().manifest(), ExecutionModel.EVENT_LOOP, loops.maxWait()));
    }

    private void enter() {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            call.abandon("the caller's context cannot be had on the event loop: " + e, e);
        }
    }
}
