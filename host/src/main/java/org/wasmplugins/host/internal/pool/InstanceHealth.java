package org.wasmplugins.host.internal.pool;

import java.util.Optional;

/**
 * Whether a pool can still make instances: it cannot when {@link #MAX_FAILURES} in a row could not be made while there was
 * none. One that lives shows that the plugin can be started, so failures beside it do not count.
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

    /** Whether there was more than the first instance, which the plugin's start made. */
    synchronized boolean madeMoreThanTheFirst() {
        return instanceMade > 1;
    }

    /** Why no instance can be made any more; said once. */
    synchronized Optional<Throwable> exhausted() {
        if (reported || failures < MAX_FAILURES) {
            return Optional.empty();
        }
        reported = true;
        return Optional.of(lastFailure);
    }
}
