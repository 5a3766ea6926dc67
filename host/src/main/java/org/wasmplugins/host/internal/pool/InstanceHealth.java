package org.wasmplugins.host.internal.pool;

import java.util.Optional;

/**
 * Decides whether a plugin is exhausted: {@link #MAX_FAILURES} starts of an instance failed in a row while none was alive. A
 * living instance shows that the plugin can start, so failures beside it do not count.
 */
final class InstanceHealth {

    static final int MAX_FAILURES = 3;

    private int alive;
    private int instanceMade;
    private int failures;
    private Throwable lastFailure;
    private boolean reported;

    synchronized void instanceMade() {
        alive++;
        instanceMade++;
        failures = 0;
    }

    synchronized void instanceNotMade(Throwable failure) {
        if (alive == 0) {
            failures++;
            lastFailure = failure;
        }
    }

    synchronized void instanceEnded() {
        alive--;
    }

    /** True if there were more instances than the first one, which the plugin's start made. */
    synchronized boolean madeMoreThanTheFirst() {
        return instanceMade > 1;
    }

    /** Returns the last failure once the plugin is exhausted, to one caller only. */
    synchronized Optional<Throwable> exhausted() {
        if (reported || failures < MAX_FAILURES) {
            return Optional.empty();
        }
        reported = true;
        return Optional.of(lastFailure);
    }
}
