package org.wasmplugins.host.internal.run;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.wasmplugins.host.internal.time.DelayedTasks;
import org.wasmplugins.host.internal.time.Looks;

/**
 * Threads of the host for tasks whose ends all usual threads may wait for. There are few. Their number grows while a task waits
 * for one, so that each task gets a thread at last. Idle threads end.
 */
public final class SpareThreads implements Executor {

    static final Duration PATIENCE = Duration.ofMillis(50);

    private static final long KEEP_SECONDS = 10;
    private static final int FEW = 4;

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final ThreadPoolExecutor threads;
    private final Looks looks;
    /** Only for the timer, which looks once at a time. */
    private Runnable firstBefore;

    /** Makes threads with the context class loader of the calling thread. */
    public SpareThreads(DelayedTasks timer) {
        this.looks = new Looks(timer, PATIENCE, this::grow, () -> !queue.isEmpty());
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        threads = new ThreadPoolExecutor(FEW, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, queue, task -> {
            var thread = new Thread(task, "wasm-plugins-spare");
            thread.setDaemon(true);
            thread.setContextClassLoader(classes);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
        if (!queue.isEmpty()) {
            looks.arm();
        }
    }

    /** Adds threads if the first task in the queue still waits: the tasks that run may wait for it. */
    private void grow() {
        Runnable first = queue.peek();
        int most = threads.getCorePoolSize();
        if (first == null) {
            threads.setCorePoolSize(FEW);
        } else if (first == firstBefore) {
            threads.setCorePoolSize(most + Math.min(queue.size(), most));
        }
        firstBefore = first;
    }
}
