package org.wasmplugins.host;

import java.time.Duration;

/** Runs short tasks later. Every timer of the host is one; tests drive one by hand. */
interface DelayedTasks {

    /**
     * @param task runs on the timer's thread, which others need as well
     * @param delay how long it waits
     */
    void schedule(Runnable task, Duration delay);
}
