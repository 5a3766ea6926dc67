package org.wasmplugins.host;

import java.time.Duration;
import java.util.List;

/**
 * The health of the plugin host itself, at one moment.
 *
 * @param watchdogAlive whether the watchdog's thread, which enforces all time limits, is alive or is not needed
 * @param sinceLastTick how long ago the watchdog looked at the running calls; zero if no call runs. Usually a few milliseconds
 * @param stuckThreads the names, in order, of threads that still run although their call was stopped and they were interrupted;
 *        such a thread is lost until its wait ends
 */
public record HostVitals(boolean watchdogAlive, Duration sinceLastTick, List<String> stuckThreads) {

    public HostVitals {
        stuckThreads = List.copyOf(stuckThreads);
    }
}
