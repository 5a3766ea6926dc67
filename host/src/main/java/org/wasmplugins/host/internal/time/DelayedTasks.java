package org.wasmplugins.host.internal.time;

import java.time.Duration;

/** Runs short tasks later. Every timer of the host is one; tests drive one by hand. */
public interface DelayedTasks {

    /**
     * @param task runs on the timer's thread, which others need as well
     * @param delay how long it waits
     */
    void schedule(Runnable task, Duration delay);
}
