package org.wasmplugins.host.internal.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.internal.lifecycle.Starts;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;

/** A thread that waits for a call and meanwhile runs the plugin itself, once the call has its lease. */
public final class CallerThread implements Executor {

    /** In an array that the thread keeps, as in {@link Deadlines}. */
    private static final ThreadLocal<Object[]> STARTING = new ThreadLocal<>();
    private static final Object GONE = new Object();

    private final Thread thread = Thread.currentThread();
    /** A task, or {@link #GONE}. */
    private final AtomicReference<Object> next = new AtomicReference<>();

    private CallerThread() {
    }

    /** The calling thread, if it starts a call that it is going to wait for; otherwise null. */
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

    /** Calls that the task makes are not the one that starts here. */
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

    /** A lease that came in the last moment goes back. */
    private void leave() {
        if (next.getAndSet(GONE) instanceof LeasedCall call) {
            call.abandon("the calling thread was interrupted while it waited.", null);
        }
    }

    /**
     * Takes one task at a time. One that comes while the call starts runs at once: its end is then known to all that follows.
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
