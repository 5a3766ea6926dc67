package org.wasmplugins.host;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Runs tasks that lead to further tasks one after the other instead of one inside the other, so that a long queue of waiting
 * calls does not need a deep stack. Each thread has its own.
 */
final class Trampoline {

    private static final ThreadLocal<Queue<Runnable>> RUNNING = new ThreadLocal<>();

    private Trampoline() {
    }

    /** Runs the task now, or after the one that this thread is running now. Tasks do not throw. */
    static void run(Runnable task) {
        var queue = RUNNING.get();
        if (queue != null) {
            queue.add(task);
            return;
        }
        queue = new ArrayDeque<>();
        RUNNING.set(queue);
        try {
            for (var next = task; next != null; next = queue.poll()) {
                next.run();
            }
        } finally {
            RUNNING.remove();
        }
    }
}
