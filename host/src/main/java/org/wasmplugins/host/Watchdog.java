package org.wasmplugins.host;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Looks every two milliseconds for calls whose time is over; one thread for all plugins, asleep while nothing runs. */
final class Watchdog implements AutoCloseable {

    private static final long TICK_NANOS = 2_000_000;

    /** Waking the thread costs more than many ticks: it stays awake for a tenth of a second after the last call. */
    private static final int TICKS_BEFORE_SLEEP = 50;

    private final LongSupplier clock;
    /** Those with calls, and those that had some at the last look. */
    private final Set<AtomicReferenceArray<Object>> threads = ConcurrentHashMap.newKeySet();
    /** Threads keep it, so it is of no class of ours. */
    private final Object mark = new Object();
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

    /** Called by a thread each time after it began a call. */
    void watch(AtomicReferenceArray<Object> calls) {
        if (!ThreadCalls.isWatchedBy(calls, mark)) {
            ThreadCalls.watchedBy(calls, mark);
            threads.add(calls);
            if (asleep) {
                // It was right not to look since then.
                lastTick = clock.getAsLong();
                LockSupport.unpark(thread);
            }
        }
    }

    /** One look at everything. */
    void tick() {
        long now = clock.getAsLong();
        lastTick = now;
        ticked = true;
        for (var calls : threads) {
            forgetIfIdle(calls);
        }
        // All before any: a call that is stopped can end the call that it serves, whose time may be over as well, before that is
        // looked at.
        forEachCall(call -> call.note(now));
        forEachCall(call -> {
            call.check(now);
            call.tellIfInterrupted();
        });
    }

    /**
     * A thread that begins a call meanwhile sees that it is watched no more, or its call is seen here. First forgotten, then
     * told: a thread that is told comes back, and could end its call before the second look and be forgotten for good.
     */
    private void forgetIfIdle(AtomicReferenceArray<Object> calls) {
        if (ThreadCalls.innermost(calls) == null) {
            threads.remove(calls);
            ThreadCalls.watchedNoMoreBy(calls, mark);
            if (ThreadCalls.innermost(calls) != null) {
                threads.add(calls);
            }
        }
    }

    private void forEachCall(Consumer<Deadline> action) {
        for (var calls : threads) {
            for (var call = ThreadCalls.innermost(calls); call != null; call = call.enclosing()) {
                action.accept(call);
            }
        }
    }

    /** How it is, and which threads go on although they were stopped {@code stuckAfter} ago or longer. */
    HostVitals vitals(Duration stuckAfter) {
        long now = clock.getAsLong();
        var stuck = new TreeSet<String>();
        var running = new AtomicBoolean();
        forEachCall(call -> {
            running.set(true);
            if (call.stuckNanos(now) >= Deadlines.nanos(stuckAfter)) {
                stuck.add(call.thread().getName());
            }
        });
        return new HostVitals(!started || closed || thread.isAlive(),
                !running.get() || !ticked ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - lastTick)), List.copyOf(stuck));
    }

    private void run() {
        int idleTicks = 0;
        while (!closed) {
            tickWhateverHappens();
            idleTicks = threads.isEmpty() ? idleTicks + 1 : 0;
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
        while (threads.isEmpty() && !closed) {
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
