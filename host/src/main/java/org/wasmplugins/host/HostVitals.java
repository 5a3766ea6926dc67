package org.wasmplugins.host;

import java.time.Duration;
import java.util.List;

/**
 * Whether the host of plugins itself still works, at one moment.
 *
 * @param watchdogAlive whether the thread lives that holds every limit of time, or is not to be there
 * @param sinceLastTick how long ago that thread looked at the running calls; zero where none runs. Usually a few milliseconds
 * @param stuckThreads the names of threads that go on although their call was stopped and they were interrupted, in order; such
 *        a thread is lost until what it waits for comes
 */
public record HostVitals(boolean watchdogAlive, Duration sinceLastTick, List<String> stuckThreads) {

    public HostVitals {
        stuckThreads = List.copyOf(stuckThreads);
    }
}
