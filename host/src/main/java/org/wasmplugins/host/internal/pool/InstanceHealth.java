package org.wasmplugins.host.internal.pool;

import java.util.Optional;

/**
 * Whether a pool can still make instances: it cannot when {@link #MAX_FAILURES} in a row could not be made while there was
 * none. One that lives shows that the plugin can be started, so failures beside it do not count.
 */
final class InstanceHealth {

    static final int MAX_FAILURES = 3;

    private int alive;
    private int made;
    private int failures;
    private Throwable lastFailure;
    private boolean told;

    synchronized void made() {
        alive++;
        made++;
        failures = 0;
    }

    synchronized void failed(Throwable failure) {
        if (alive == 0) {
            failures++;
            lastFailure = failure;
        }
    }

    synchronized void ended() {
        alive--;
    }

    /** Whether there was more than the first instance, which the plugin's start made. */
    synchronized boolean madeFurther() {
        return made > 1;
    }

    /** Why no instance can be made any more; said once. */
    synchronized Optional<Throwable> exhausted() {
        if (told || failures < MAX_FAILURES) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(lastFailure);
    }
}
