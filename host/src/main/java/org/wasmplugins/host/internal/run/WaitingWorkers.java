package org.wasmplugins.host.internal.run;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.host.spi.GuestThreads;

/**
 * The workers that may be waiting for calls: all that started one which has not ended, because nobody sees whether they wait.
 * There are never as many as workers. May be used from any thread.
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

    /** Whether the calling thread is one that counts. */
    public boolean countsCurrentThread() {
        return threads.isCurrent(ExecutionModel.WORKER);
    }

    /** The thread starts a call; false if it may not. However many it starts, it waits once. */
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

    /** A thread whose calls go on without it has time for others. */
    private int countBusy() {
        int busy = 0;
        for (var thread : calls.keySet()) {
            busy += threads.isIdle(thread) ? 0 : 1;
        }
        return busy;
    }

    /** A call of the thread ended. */
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
