package org.wasmplugins.host;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Looks every two milliseconds for calls whose time is over; one thread for all plugins, asleep while nothing runs. */
final class Watchdog implements AutoCloseable {

    private static final long TICK_NANOS = 2_000_000;

    /** Waking the thread costs more than many ticks: it stays awake for a second after the last call. */
    private static final int TICKS_BEFORE_SLEEP = 500;

    private final LongSupplier clock;
    private final Set<Deadline> active = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "wasm-plugins-watchdog");
    private volatile long lastTick;
    private volatile boolean asleep;
    private volatile boolean started;
    private volatile boolean ticked;
    private volatile boolean closed;

    Watchdog(LongSupplier clock) {
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        started = true;
        thread.start();
    }

    void watch(Deadline deadline) {
        active.add(deadline);
        if (asleep) {
            // It was right not to look since then.
            lastTick = clock.getAsLong();
            LockSupport.unpark(thread);
        }
    }

    void forget(Deadline deadline) {
        active.remove(deadline);
    }

    /** One look at everything. */
    void tick() {
        long now = clock.getAsLong();
        lastTick = now;
        ticked = true;
        // All before any: a call that is stopped can end the call that it serves, whose time may be over as well, before that is
        // looked at.
        active.forEach(deadline -> deadline.note(now));
        for (var deadline : active) {
            deadline.check(now);
            deadline.tellIfInterrupted();
        }
    }

    /** How it is, and which threads go on although they were stopped {@code stuckAfter} ago or longer. */
    HostVitals vitals(Duration stuckAfter) {
        long now = clock.getAsLong();
        var stuck = active.stream().filter(deadline -> deadline.stuckNanos(now) >= Deadlines.nanos(stuckAfter))
                .map(deadline -> deadline.thread().getName()).sorted().toList();
        return new HostVitals(!started || closed || thread.isAlive(),
                active.isEmpty() || !ticked ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - lastTick)), stuck);
    }

    private void run() {
        int idleTicks = 0;
        while (!closed) {
            tickWhateverHappens();
            idleTicks = active.isEmpty() ? idleTicks + 1 : 0;
            if (idleTicks < TICKS_BEFORE_SLEEP) {
                LockSupport.parkNanos(this, TICK_NANOS);
            } else {
                sleep();
                idleTicks = 0;
            }
        }
    }

    /** Without this thread no limit of time would hold any more. */
    private void tickWhateverHappens() {
        try {
            tick();
        } catch (RuntimeException | Error e) {
            HostMessage.WATCHDOG_FAILED.logWith(e);
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
