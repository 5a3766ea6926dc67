package org.wasmplugins.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Looks every two milliseconds for calls whose time is over; one thread for all plugins, asleep while nothing runs. */
final class Watchdog implements AutoCloseable {

    private static final long TICK_NANOS = 2_000_000;

    /** Waking the thread costs more than many ticks: it stays awake for a second after the last call. */
    private static final int TICKS_BEFORE_SLEEP = 500;

    private final LongSupplier clock;
    /** The innermost deadline of each thread. */
    private final Map<Thread, Deadline> active = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "wasm-plugins-watchdog");
    private volatile boolean asleep;
    private volatile boolean closed;

    Watchdog(LongSupplier clock) {
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Starts the time of a call on {@code caller}, on that thread. */
    Deadline watch(Thread caller, long endNanos) {
        var deadline = new Deadline(caller, endNanos, active.get(caller));
        active.put(caller, deadline);
        if (asleep) {
            LockSupport.unpark(thread);
        }
        return deadline;
    }

    /** On the deadline's own thread. */
    void forget(Deadline deadline) {
        if (deadline.outer() == null) {
            active.remove(deadline.thread());
        } else {
            active.put(deadline.thread(), deadline.outer());
        }
    }

    /** The innermost deadline of a thread; null for none. */
    Deadline of(Thread caller) {
        return active.get(caller);
    }

    /** One look at everything. */
    void tick() {
        long now = clock.getAsLong();
        for (var innermost : active.values()) {
            for (var deadline = innermost; deadline != null; deadline = deadline.outer()) {
                deadline.check(now);
            }
        }
    }

    private void run() {
        int idleTicks = 0;
        while (!closed) {
            tick();
            idleTicks = active.isEmpty() ? idleTicks + 1 : 0;
            if (idleTicks < TICKS_BEFORE_SLEEP) {
                LockSupport.parkNanos(this, TICK_NANOS);
            } else {
                sleep();
                idleTicks = 0;
            }
        }
    }

    /** A call that comes between the flag and the look at the set is seen by one of the two. */
    private void sleep() {
        asleep = true;
        while (active.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
