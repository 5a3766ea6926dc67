package org.wasmplugins.host.internal.pool;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Runs tasks that lead to further tasks one after the other instead of one inside the other, so that a long queue of waiting
 * calls does not need a deep stack. Each thread has its own.
 */
final class SequentialRunner {

    private static final ThreadLocal<Queue<Runnable>> RUNNING = new ThreadLocal<>();

    private SequentialRunner() {
    }

    /** Runs the task now, or after the one that this thread is running now. One that fails keeps no other from running. */
    static void run(Runnable task) {
        Queue<Runnable> queue = RUNNING.get();
        if (queue != null) {
            queue.add(task);
            return;
        }
        queue = new ArrayDeque<>();
        RUNNING.set(queue);
        try {
            runAll(task, queue);
        } finally {
            RUNNING.remove();
        }
    }

    private static void runAll(Runnable first, Queue<Runnable> queue) {
        RuntimeException exception = null;
        Error error = null;
        for (Runnable next = first; next != null; next = queue.poll()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                exception = e;
            } catch (Error e) {
                error = e;
            }
        }
        if (error != null) {
            throw error;
        }
        if (exception != null) {
            throw exception;
        }
    }
}
