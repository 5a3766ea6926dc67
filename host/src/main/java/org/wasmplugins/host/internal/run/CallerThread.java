package org.wasmplugins.host.internal.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.internal.lifecycle.Starts;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;

/** Lets a thread that waits for a call run the plugin itself, as soon as the call has its lease. */
public final class CallerThread implements Executor {

    /**
     * The caller that starts a call on this thread. An array of the JDK: an object of our own class would keep the class loader
     * of a stopped application in memory.
     */
    private static final ThreadLocal<Object[]> STARTING = new ThreadLocal<>();
    private static final Object GONE = new Object();

    private final Thread thread = Thread.currentThread();
    /** A task, or {@link #GONE} after the caller has left. */
    private final AtomicReference<Object> next = new AtomicReference<>();

    private CallerThread() {
    }

    /** Returns the calling thread if it starts a call that it will wait for; otherwise null. */
    public static CallerThread current() {
        return (CallerThread) starting()[0];
    }

    private static Object[] starting() {
        Object[] starting = STARTING.get();
        if (starting == null) {
            starting = new Object[1];
            STARTING.set(starting);
        }
        return starting;
    }

    /** Starts a call on the calling thread and waits for its end. */
    public static PluginResponse await(PluginCalls calls, PluginCall call) throws ExecutionException, InterruptedException {
        var caller = new CallerThread();
        CompletableFuture<PluginResponse> result = caller.start(calls, call);
        try {
            if (!result.isDone()) {
                result.whenComplete((value, failure) -> LockSupport.unpark(caller.thread));
            }
            while (!result.isDone()) {
                caller.runOrWait();
            }
        } catch (InterruptedException e) {
            result.cancel(false);
            throw e;
        } finally {
            caller.leave();
        }
        return result.get();
    }

    /** Runs a task that begins while the call starts. Calls that the task makes belong to the task, not to this caller. */
    private void runWhileStarting(Runnable task) {
        Object[] starting = starting();
        starting[0] = null;
        try {
            task.run();
        } finally {
            starting[0] = this;
        }
    }

    private CompletableFuture<PluginResponse> start(PluginCalls calls, PluginCall call) {
        Object[] starting = starting();
        Object before = starting[0];
        starting[0] = this;
        try {
            return calls.call(call).toCompletableFuture();
        } finally {
            starting[0] = before;
        }
    }

    private void runOrWait() throws InterruptedException {
        if (next.getAndSet(null) instanceof Runnable task) {
            task.run();
        } else if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while a call of a plugin was waited for");
        } else {
            LockSupport.park(this);
        }
    }

    /** Ends the wait. A lease that came at the last moment goes back to the pool. */
    private void leave() {
        if (next.getAndSet(GONE) instanceof LeasedCall call) {
            call.abandon("the calling thread was interrupted while it waited.", null);
        }
    }

    /**
     * Takes one task at a time. A task that comes while the call starts runs at once, so that all later links see the call's
     * end.
     */
    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == thread && current() == this) {
            runWhileStarting(task);
        } else if (!next.compareAndSet(null, task)) {
            throw new RejectedExecutionException("the calling thread waits no more");
        }
        LockSupport.unpark(thread);
    }
}
