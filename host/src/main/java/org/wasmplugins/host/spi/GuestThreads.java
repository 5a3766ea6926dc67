package org.wasmplugins.host.spi;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.wasmplugins.ExecutionModel;

/** The threads on which plugins run. May be used from any thread; nothing here blocks. */
public interface GuestThreads {

    /**
     * Workers as given, virtual threads where the JVM has them, no event loops.
     *
     * @param workers runs plugin code; its threads may be blocked; not null
     * @return threads of plain Java, never null
     */
    static GuestThreads of(Executor workers) {
        return new PlainThreads(workers);
    }

    /**
     * @param model a kind of threads, not null
     * @return why there are no such threads here, as a sentence; empty if there are
     */
    Optional<String> problem(ExecutionModel model);

    /**
     * @param model a kind of threads without a {@link #problem}, not null
     * @return whether the calling thread is one of them; for {@link ExecutionModel#WORKER} whether it counts among the
     *         {@link #mostWaitingWorkers}
     */
    boolean isCurrent(ExecutionModel model);

    /**
     * Where tasks of the calling thread run (those for {@link ExecutionModel#WORKER} only if one of these threads takes them
     * soon; otherwise threads of the host do), possibly in a context of that thread that the host does not know of. It is asked
     * for by whoever calls a plugin, or for a batch of events by a thread of none of their callers, and used by any thread,
     * now or later. For {@link ExecutionModel#EVENT_LOOP} all tasks run on one thread, one after the other, and on the calling
     * thread if that {@link #isCurrent is one}.
     *
     * @param model a kind of threads without a {@link #problem}, not null
     * @return runs tasks on such a thread, never null; never within {@code execute} for an event loop
     */
    Executor executor(ExecutionModel model);

    /**
     * The calling thread itself, which {@link #isCurrent is} an event loop, for tasks that belong to no call.
     *
     * @return runs tasks on the calling thread, later, never null
     */
    Executor currentLoop();

    /**
     * How many of the threads for {@link ExecutionModel#WORKER} may wait at a time for calls that others run. More calls are
     * refused, so that there are threads for everything else.
     *
     * @return at least 1; {@link Integer#MAX_VALUE}, the default, for any number
     */
    default int mostWaitingWorkers() {
        return Integer.MAX_VALUE;
    }

    /**
     * @param thread one of the threads for {@link ExecutionModel#WORKER}, not null
     * @return whether it has nothing to do; by default none has
     */
    default boolean isIdle(Thread thread) {
        return false;
    }

    /** An executor whose tasks can run on other threads too, in the same context. */
    interface Movable extends Executor {

        /**
         * Runs a task where {@link #execute} would have run it, but for the thread.
         *
         * @param threads has threads that may be blocked, not null
         * @param task the task, not null
         */
        void executeOn(Executor threads, Runnable task);
    }
}
