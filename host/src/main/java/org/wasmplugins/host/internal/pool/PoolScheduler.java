package org.wasmplugins.host.internal.pool;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.DelayedTasks;

/**
 * What time is for a pool.
 *
 * @param clock nanoseconds, as {@link System#nanoTime} gives them
 * @param timer runs short tasks later
 * @param workers run what may take longer
 */
public record PoolScheduler(LongSupplier clock, DelayedTasks timer, Executor workers) {

    long now() {
        return clock.getAsLong();
    }

    /** How much of {@code time} is left for what began at {@code since}, in nanoseconds; not more than zero when it is over. */
    long left(long since, Duration time) {
        return since + Deadlines.nanos(time) - now();
    }
}
