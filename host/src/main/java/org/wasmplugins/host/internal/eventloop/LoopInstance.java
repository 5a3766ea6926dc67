package org.wasmplugins.host.internal.eventloop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.internal.pool.InstanceFactory;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.host.internal.time.LoopTime;
import org.wasmplugins.host.internal.time.OwnTime;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.runtime.Plugin;

/**
 * The instance of one plugin on one event loop. Only this loop's thread uses it, except where a method says otherwise, so it
 * has no lock.
 */
public final class LoopInstance {

    private final InstanceFactory factory;
    private final LoopInstanceMaker maker;
    private final Executor loop;
    private final Queue<LoopCall> waiting = new ArrayDeque<>();
    private LoopTime time;
    private Plugin instance;
    private boolean making;
    private boolean busy;

    /** Called by the loop's thread. */
    LoopInstance(InstanceFactory factory, LoopInstanceMaker maker, Executor loop) {
        this.factory = factory;
        this.maker = maker;
        this.loop = loop;
    }

    /** Runs the call now. The call waits if there is no instance yet, or if the guest is in the middle of another call. */
    public void accept(LoopCall call) {
        if (call.call().isDone()) {
            return;
        }
        if (factory.isClosed()) {
            call.call().fail(factory.refusal());
        } else if (busy) {
            if (call.beginToWait()) {
                call.enterLater();
            }
        } else if (instance != null) {
            call.endToWait();
            run(call.call());
        } else if (call.beginToWait()) {
            waiting.removeIf(other -> other.call().isDone());
            waiting.add(call);
            make();
        }
    }

    /** True if a call can run now. */
    public boolean isFree() {
        return instance != null && !busy && !factory.isClosed();
    }

    /** Runs a call that no other code knows yet. Only if this {@link #isFree}. */
    public CompletableFuture<PluginResponse> run(PluginCall call, OwnTime own) {
        PluginResponse response;
        if (time == null) {
            time = own.onThisThread();
        }
        busy = true;
        try {
            response = GuestCall.runNow(instance, call, time);
        } catch (RuntimeException | Error e) {
            endUse(DiscardCause.of(e));
            return CompletableFuture.failedFuture(e);
        }
        endUse(factory.discardCauseWithoutFailure());
        return CompletableFuture.completedFuture(response);
    }

    private void run(GuestCall call) {
        PluginResponse response;
        busy = true;
        try {
            response = call.run(() -> instance);
        } catch (RuntimeException | Error e) {
            endUse(DiscardCause.of(e));
            call.fail(e);
            return;
        }
        endUse(factory.discardCauseWithoutFailure());
        call.complete(response);
    }

    /** Ends the use of the instance. Closes an instance that is not usable again, without running plugin code. */
    private void endUse(DiscardCause cause) {
        busy = false;
        if (!instance.isReusable()) {
            Plugin broken = instance;
            instance = null;
            factory.end(broken, cause, Duration.ZERO);
        }
    }

    private void make() {
        if (making) {
            return;
        }
        making = true;
        try {
            maker.make(loop, this::instanceMade);
        } catch (RuntimeException | Error e) {
            making = false;
            takeWaiting().forEach(call -> call.call().abandon(
                    "no worker thread makes an instance for the event loop, because the application shuts down or its executor"
                            + " is full.",
                    e));
        }
    }

    private void instanceMade(Plugin made, Throwable failure) {
        making = false;
        if (failure != null) {
            takeWaiting().forEach(call -> call.call().fail(failure));
        } else if (factory.isClosed()) {
            takeWaiting().forEach(call -> call.call().fail(factory.refusal()));
            factory.end(made, DiscardCause.CLOSED, Duration.ZERO);
        } else {
            instance = made;
            // Each call enters in its own context, which belongs to the task that enters.
            takeWaiting().forEach(LoopCall::enterLater);
        }
    }

    private List<LoopCall> takeWaiting() {
        List<LoopCall> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /**
     * Ends the use of the instance. May be called from any thread.
     *
     * @param here whether the calling thread is this loop's
     * @return the instance, or null if there is none; fails if the loop is stopped. If the future is cancelled before the loop
     *         completes it, the loop closes the instance.
     */
    CompletableFuture<Plugin> release(boolean here) {
        var given = new CompletableFuture<Plugin>();
        try {
            if (here && !busy) {
                release(given);
            } else {
                loop.execute(() -> release(given));
            }
        } catch (RuntimeException | Error e) {
            given.completeExceptionally(e);
        }
        return given;
    }

    private void release(CompletableFuture<Plugin> given) {
        takeWaiting().forEach(call -> call.call().fail(factory.refusal()));
        if (time != null) {
            time.close();
        }
        Plugin last = instance;
        instance = null;
        if (!given.complete(last) && last != null) {
            factory.end(last, DiscardCause.CLOSED, Duration.ZERO);
        }
    }
}
