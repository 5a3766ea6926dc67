package org.wasmplugins.host.internal.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;

/**
 * The starts that run now: one of each plugin at a time, and none after {@link #close}. Starts of different plugins do not wait
 * for each other. May be used from any thread.
 */
public final class Starts {

    private final Deadlines deadlines;
    private final Map<ManagedPlugin, Start> running = new HashMap<>();
    private Runnable onQuiet;
    private boolean closed;

    public Starts(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** One start. It gets its deadline whenever its plugin code begins to run. */
    private final class Start implements Consumer<Deadline> {

        private final Thread thread = Thread.currentThread();
        private Deadline deadline;

        @Override
        public void accept(Deadline started) {
            synchronized (Starts.this) {
                deadline = started;
                if (closed) {
                    cancel();
                }
            }
        }

        void cancel() {
            if (deadline != null) {
                deadlines.cancel(deadline);
            }
        }
    }

    /**
     * Runs a start on the calling thread. Waits for another start of the same plugin, at most as long as a start may take.
     *
     * @param work runs the start; its argument takes the deadlines
     * @throws PluginExecutionException if the host is closed, or if the other start does not end
     */
    void run(ManagedPlugin plugin, Consumer<Consumer<Deadline>> work) {
        Start start = begin(plugin);
        try {
            work.accept(start);
        } finally {
            end(plugin);
        }
    }

    private synchronized Start begin(ManagedPlugin plugin) {
        long end = System.nanoTime() + Deadlines.nanos(deadlines.longestStart());
        while (!closed && running.containsKey(plugin)) {
            await(plugin, end);
        }
        if (closed) {
            throw new PluginExecutionException(PluginOperation.of(plugin.manifest(), "load"),
                    "the plugins are disposed; none is loaded any more.");
        }
        var start = new Start();
        running.put(plugin, start);
        return start;
    }

    private void await(ManagedPlugin plugin, long end) {
        long left = end - System.nanoTime();
        try {
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new PluginExecutionException(PluginOperation.of(plugin.manifest(), "load"),
                "another thread is starting it, and this one was interrupted or has waited as long as any start may take.");
    }

    private void end(ManagedPlugin plugin) {
        Runnable quiet = null;
        synchronized (this) {
            running.remove(plugin);
            notifyAll();
            if (closed && running.isEmpty()) {
                quiet = onQuiet;
                onQuiet = null;
            }
        }
        if (quiet != null) {
            quiet.run();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Refuses new starts and stops those that run. Waits for the starts of other threads.
     *
     * @param end when the wait ends, as {@link System#nanoTime} says
     */
    public synchronized void close(long end) {
        closed = true;
        running.values().forEach(Start::cancel);
        notifyAll();
        boolean interrupted = false;
        for (long left = end - System.nanoTime(); isAnyElsewhere() && left > 0 && !interrupted; left = end
                - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnyElsewhere() {
        return running.values().stream().anyMatch(start -> start.thread != Thread.currentThread());
    }

    /** Runs the task once no start runs: now, or on the thread of the last one. Only after {@link #close}. */
    public void whenQuiet(Runnable task) {
        synchronized (this) {
            if (!running.isEmpty()) {
                onQuiet = task;
                return;
            }
        }
        task.run();
    }
}
