package org.wasmplugins.host.internal.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Looks again and again, on the timer's thread and once at a time, as long as there is something to look at. */
public final class Looks implements Runnable {

    private final DelayedTasks timer;
    private final Duration between;
    private final Runnable look;
    private final BooleanSupplier more;
    private final AtomicBoolean armed = new AtomicBoolean();

    /** @param more whether there is something to look at after a look */
    public Looks(DelayedTasks timer, Duration between, Runnable look, BooleanSupplier more) {
        this.timer = timer;
        this.between = between;
        this.look = look;
        this.more = more;
    }

    /** There is something to look at. One look that the timer does not take is asked for by the next who comes. */
    public void arm() {
        if (armed.compareAndSet(false, true)) {
            try {
                timer.schedule(this, between);
            } catch (RuntimeException | Error e) {
                armed.set(false);
                throw e;
            }
        }
    }

    @Override
    public void run() {
        armed.set(false);
        try {
            look.run();
        } finally {
            if (more.getAsBoolean()) {
                arm();
            }
        }
    }
}
