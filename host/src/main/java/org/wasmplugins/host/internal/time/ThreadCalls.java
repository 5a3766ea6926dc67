package org.wasmplugins.host.internal.time;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The calls that run on one thread, the innermost of which knows the others. Its thread changes them, and the watchdog looks at
 * them from its own.
 *
 * <p>
 * Each thread keeps an array of the JDK's: making and removing an entry of the thread each time costs more than many calls, and
 * an object of a class of ours would keep the class loader of an application that is gone.
 */
final class ThreadCalls {

    private static final int INNERMOST = 0;
    private static final int WATCHED_BY = 1;

    private static final ThreadLocal<AtomicReferenceArray<Object>> OF_THREAD = new ThreadLocal<>();

    private ThreadCalls() {
    }

    static AtomicReferenceArray<Object> ofThisThread() {
        var calls = OF_THREAD.get();
        if (calls == null) {
            calls = new AtomicReferenceArray<>(2);
            OF_THREAD.set(calls);
        }
        return calls;
    }

    /** Null if none runs. */
    static Deadline innermost(AtomicReferenceArray<Object> calls) {
        var call = (Deadline) calls.getAcquire(INNERMOST);
        return call == null || call.isFinished() ? null : call;
    }

    /**
     * Before the look at {@link #isWatchedBy}: one of the thread and the watchdog sees what the other did. A call that begins
     * {@link Deadline#reuse reused} is there already, and collectors are told of each reference that is stored.
     */
    static void begin(AtomicReferenceArray<Object> calls, Deadline call) {
        if (call.isFinished()) {
            call.reuse();
        }
        if (calls.getPlain(INNERMOST) != call) {
            calls.set(INNERMOST, call);
        }
    }

    /** Before the call is finished. */
    static void end(AtomicReferenceArray<Object> calls, Deadline call) {
        if (!call.isReusable()) {
            calls.setRelease(INNERMOST, call.enclosing());
        }
    }

    /** It does not begin again. Only by its thread. */
    static void forget(AtomicReferenceArray<Object> calls, Deadline call) {
        if (calls.getPlain(INNERMOST) == call) {
            calls.set(INNERMOST, null);
        }
    }

    static boolean isWatchedBy(AtomicReferenceArray<Object> calls, Object watchdog) {
        return calls.get(WATCHED_BY) == watchdog;
    }

    static void watchedBy(AtomicReferenceArray<Object> calls, Object watchdog) {
        calls.set(WATCHED_BY, watchdog);
    }

    static void watchedNoMoreBy(AtomicReferenceArray<Object> calls, Object watchdog) {
        calls.compareAndSet(WATCHED_BY, watchdog, null);
    }
}
