package org.wasmplugins.host.spi;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wasmplugins.HostContext;

/** Lets a plugin's thread wait for the result of a host function. */
public final class GuestWait {

    /** The watchdog interrupts the wait when the plugin's time is over. This bound holds if it does not. */
    private static final long GRACE_MILLIS = 1_000;

    private GuestWait() {
    }

    /**
     * Waits on the calling thread until the plugin's time is over. If the time ends the wait, the future is cancelled.
     *
     * @param future the result to wait for, not null
     * @param context the plugin's call, not null
     * @return the result; may be null
     * @throws ExecutionException if the future failed
     * @throws InterruptedException if the plugin's time is over, or if its caller cancelled the call
     * @throws TimeoutException if the plugin's time is long over
     */
    public static <T> T end(Future<T> future, HostContext context)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return future.get(context.remaining().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException e) {
            future.cancel(true);
            throw e;
        }
    }
}
