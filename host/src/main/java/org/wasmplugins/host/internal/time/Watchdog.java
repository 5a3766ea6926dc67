package org.wasmplugins.host.internal.time;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.wasmplugins.host.HostVitals;
import org.wasmplugins.host.spi.LogMessage;

/** Looks every two milliseconds for calls whose time is over; one thread for all plugins, asleep while nothing runs. */
public final class Watchdog implements AutoCloseable {

    private static final LogMessage WATCHDOG_FAILED = LogMessage.error(4, "org.wasmplugins.host.Watchdog",
            "The watchdog of plugins failed; it goes on.");

    private static final long TICK_NANOS = 2_000_000;

    /** Waking the thread costs more than many ticks: it stays awake for a tenth of a second after the last call. */
    private static final int TICKS_BEFORE_SLEEP = 50;

    /** A failure that stays would otherwise fill the log, at every look. */
    private static final long NANOS_BETWEEN_COMPLAINTS = 60_000_000_000L;

    private final LongSupplier clock;
    /** The threads with calls, and those that had calls at the last look. */
    private final WatchedThreads threads = new WatchedThreads();
    private final ThreadFactory factory;
    private volatile Thread thread;
    private volatile long lastTick;
    private volatile boolean asleep;
    private volatile boolean started;
    private volatile boolean ticked;
    private volatile boolean closed;
    private boolean complained;
    private long lastComplaint;

    public Watchdog(LongSupplier clock) {
        this(clock, Thread::new);
    }

    public Watchdog(LongSupplier clock, ThreadFactory factory) {
        this.clock = clock;
        this.factory = factory;
    }

    public void start() {
        started = true;
        ensureRunning();
    }

    /** Starts the thread again if it ended, although it catches everything: otherwise no time limit would hold. */
    private void ensureRunning() {
        if (started && !closed && !isAlive()) {
            startThread();
        }
    }

    private synchronized void startThread() {
        if (!isAlive()) {
            var next = factory.newThread(this::run);
            next.setName("wasm-plugins-watchdog");
            next.setDaemon(true);
            next.start();
            thread = next;
        }
    }

    private boolean isAlive() {
        var current = thread;
        return current != null && current.isAlive();
    }

    /** Called by a thread each time after it began a call. */
    void watch(AtomicReferenceArray<Object> calls) {
        if (!threads.isWatched(calls)) {
            threads.add(calls);
            if (asleep) {
                // It was right not to look since then.
                lastTick = clock.getAsLong();
                LockSupport.unpark(thread);
            }
            ensureRunning();
        }
    }

    /** One look at everything. Needs no memory, and goes on whatever happens with one of the calls. */
    public void tick() {
        long now = clock.getAsLong();
        lastTick = now;
        ticked = true;
        for (int i = threads.size() - 1; i >= 0; i--) {
            threads.forgetIfIdle(i);
        }
        // All before any: a call that is stopped can end the call that it serves, whose time may be over as well, before that is
        // looked at.
        for (int i = 0; i < threads.size(); i++) {
            for (var call = innermost(i); call != null; call = call.enclosing()) {
                call.note(now);
            }
        }
        for (int i = 0; i < threads.size(); i++) {
            for (var call = innermost(i); call != null; call = call.enclosing()) {
                stopIfOver(call, now);
            }
        }
    }

    private void stopIfOver(Deadline call, long now) {
        try {
            call.check(now);
            call.notifyIfInterrupted();
            call.notifyIfUnresponsive(now);
        } catch (RuntimeException | Error e) {
            complain(e);
        }
    }

    private Deadline innermost(int index) {
        var calls = threads.get(index);
        return calls == null ? null : ThreadCalls.innermost(calls);
    }

    /** Saying so may fail as well, where there is no memory left, and the next look has to come all the same. */
    private void complain(Throwable failure) {
        try {
            long now = clock.getAsLong();
            if (!complained || now - lastComplaint >= NANOS_BETWEEN_COMPLAINTS) {
                complained = true;
                lastComplaint = now;
                WATCHDOG_FAILED.logWith(failure);
            }
        } catch (RuntimeException | Error e) {
            // Nothing is left to do but to look again.
        }
    }

    /** How it is, and which threads go on although they were stopped {@code stuckAfter} ago or longer. */
    public HostVitals vitals(Duration stuckAfter) {
        long now = clock.getAsLong();
        var stuck = new TreeSet<String>();
        boolean running = false;
        for (int i = 0; i < threads.size(); i++) {
            for (var call = innermost(i); call != null; call = call.enclosing()) {
                running = true;
                if (call.stuckNanos(now) >= Deadlines.nanos(stuckAfter)) {
                    stuck.add(call.thread().getName());
                }
            }
        }
        return new HostVitals(!started || closed || isAlive(),
                !running || !ticked ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - lastTick)), List.copyOf(stuck));
    }

    private void run() {
        int idleTicks = 0;
        while (!closed) {
            try {
                tick();
                idleTicks = threads.isEmpty() ? idleTicks + 1 : 0;
                if (idleTicks < TICKS_BEFORE_SLEEP) {
                    LockSupport.parkNanos(this, TICK_NANOS);
                } else {
                    sleep();
                    idleTicks = 0;
                }
            } catch (RuntimeException | Error e) {
                complain(e);
                LockSupport.parkNanos(this, TICK_NANOS);
            }
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
