package org.wasmplugins.host.spi;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.wasmplugins.ExecutionModel;

/** The threads on which plugins run. May be used from any thread; nothing here blocks. */
public interface GuestThreads {

    /**
     * Makes the threads of a plain Java application: the given workers, virtual threads if the JVM has them, and no event
     * loops.
     *
     * @param workers runs plugin code; its threads may be blocked; not null
     * @return threads of plain Java, never null
     */
    static GuestThreads of(Executor workers) {
        return new PlainThreads(workers);
    }

    /**
     * @param model an execution model, not null
     * @return why there are no such threads, as a sentence; empty if there are
     */
    Optional<String> problem(ExecutionModel model);

    /**
     * @param model an execution model without a {@link #problem}, not null
     * @return whether the calling thread runs that model; for {@link ExecutionModel#WORKER} whether it counts among the
     *         {@link #mostWaitingWorkers}
     */
    boolean isCurrent(ExecutionModel model);

    /**
     * Returns an executor for tasks of the calling thread, possibly in a context of that thread which the host does not know.
     * The caller of a plugin asks for it; for a batch of events another thread does. Any thread may use it, now or later. Tasks
     * for {@link ExecutionModel#WORKER} move to threads of the host if no worker takes them soon. Tasks for
     * {@link ExecutionModel#EVENT_LOOP} run on one thread, one after the other: on the calling thread if that {@link #isCurrent
     * is an event loop}.
     *
     * @param model an execution model without a {@link #problem}, not null
     * @return runs tasks on such a thread, never null; never within {@code execute} for an event loop
     */
    Executor executor(ExecutionModel model);

    /**
     * Returns the calling thread, which {@link #isCurrent is} an event loop, for tasks that belong to no call.
     *
     * @return runs tasks on the calling thread, later, never null
     */
    Executor currentLoop();

    /**
     * Returns how many workers may wait at the same time for calls that other threads run. The host refuses more calls, so that
     * some workers stay free for other work.
     *
     * @return at least 1; {@link Integer#MAX_VALUE}, the default, for any number
     */
    default int mostWaitingWorkers() {
        return Integer.MAX_VALUE;
    }

    /**
     * @param thread a worker, not null
     * @return whether the worker has nothing to do; by default false
     */
    default boolean isIdle(Thread thread) {
        return false;
    }

    /** An executor whose tasks can also run on other threads, in the same context. */
    interface Movable extends Executor {

        /**
         * Runs a task on another thread, otherwise as {@link #execute} would run it.
         *
         * @param threads has threads that may be blocked, not null
         * @param task the task, not null
         */
        void executeOn(Executor threads, Runnable task);
    }
}
