package org.wasmplugins.host.internal.run;

import java.util.function.UnaryOperator;

import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.GuestThreads;

/**
 * The values that every link needs to bring a call to a thread.
 *
 * @param threads where plugins run
 * @param contextual captures the calling thread's context, and returns a task that runs the given one in it
 * @param deadlines enforces time limits
 * @param rescue ensures that calls begin although all workers wait
 */
public record CallEnvironment(GuestThreads threads, UnaryOperator<Runnable> contextual, Deadlines deadlines, Rescue rescue) {
}
