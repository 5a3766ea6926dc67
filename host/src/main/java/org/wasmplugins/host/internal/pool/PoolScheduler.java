package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.DelayedTasks;

/**
 * The clock, the timer and the workers of a pool.
 *
 * @param clock nanoseconds, as {@link System#nanoTime} gives them
 * @param timer runs short tasks later
 * @param workers run longer tasks
 */
public record PoolScheduler(LongSupplier clock, DelayedTasks timer, Executor workers) {

    long now() {
        return clock.getAsLong();
    }

    /** Returns how much of {@code time} is left since {@code since}, in nanoseconds; zero or less when it is over. */
    long left(long since, Duration time) {
        return since + Deadlines.nanos(time) - now();
    }
}
