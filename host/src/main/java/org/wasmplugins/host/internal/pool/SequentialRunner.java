package org.wasmplugins.host.internal.pool;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Runs tasks one after the other that would otherwise run inside each other: a long queue of waiting calls then needs no deep
 * stack. Each thread has its own queue.
 */
final class SequentialRunner {

    private static final ThreadLocal<Queue<Runnable>> RUNNING = new ThreadLocal<>();

    private SequentialRunner() {
    }

    /** Runs the task now, or after the task that this thread runs now. The next task runs even if one fails. */
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
