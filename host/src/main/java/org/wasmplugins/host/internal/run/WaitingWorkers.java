package org.wasmplugins.host.internal.run;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.host.spi.GuestThreads;

/**
 * Bounds the workers that wait for calls, so that some stay free. A worker counts from the start of its first call to the end
 * of its last one, because the host cannot see whether it waits. May be used from any thread.
 */
public final class WaitingWorkers {

    private final GuestThreads threads;
    private final int most;
    private final ConcurrentMap<Thread, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    public WaitingWorkers(GuestThreads threads) {
        this.threads = threads;
        this.most = threads.mostWaitingWorkers();
    }

    public boolean areBounded() {
        return most < Integer.MAX_VALUE;
    }

    public int most() {
        return most;
    }

    /** True if the calling thread is a worker that counts. */
    public boolean countsCurrentThread() {
        return threads.isCurrent(ExecutionModel.WORKER);
    }

    /** Counts a call that the thread starts; false if the thread may not start it. A thread with several calls counts once. */
    public boolean enter(Thread thread) {
        var counted = new boolean[1];
        try {
            return calls.compute(thread, (key, started) -> {
                if (started != null) {
                    return started + 1;
                }
                counted[0] = true;
                if (waiting.incrementAndGet() > most && countBusy() >= most) {
                    waiting.decrementAndGet();
                    counted[0] = false;
                    return null;
                }
                return 1;
            }) != null;
        } catch (RuntimeException | Error e) {
            if (counted[0]) {
                waiting.decrementAndGet();
            }
            throw e;
        }
    }

    /** Counts the workers that wait. A thread whose calls go on without it has time for other work. */
    private int countBusy() {
        int busy = 0;
        for (var thread : calls.keySet()) {
            busy += threads.isIdle(thread) ? 0 : 1;
        }
        return busy;
    }

    /** Counts the end of a call that the thread started. */
    public void leave(Thread thread) {
        calls.computeIfPresent(thread, (key, started) -> {
            if (started > 1) {
                return started - 1;
            }
            waiting.decrementAndGet();
            return null;
        });
    }
}
