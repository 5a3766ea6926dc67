package org.wasmplugins.host.internal.time;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks later, on a thread of the host's own. What else an application has run later may wait for a plugin, and that
 * for one of these tasks: the JDK's timer runs the tasks of everybody.
 */
public final class HostTimer implements DelayedTasks {

    private static final long KEEP_SECONDS = 10;

    private final ScheduledThreadPoolExecutor thread;

    /** Without a thread until something is to be run. */
    public HostTimer() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            var timer = new Thread(task, "wasm-plugins-timer");
            timer.setDaemon(true);
            timer.setContextClassLoader(ClassLoader.getSystemClassLoader());
            return timer;
        });
        thread.setKeepAliveTime(KEEP_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /** Forgets what is far away, so that the thread ends; what is near may be what somebody waits for. */
    public void forgetLater() {
        thread.getQueue().removeIf(task -> task instanceof Delayed later && later.getDelay(TimeUnit.SECONDS) > 0);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        thread.schedule(task, Deadlines.nanos(delay), TimeUnit.NANOSECONDS);
    }
}
