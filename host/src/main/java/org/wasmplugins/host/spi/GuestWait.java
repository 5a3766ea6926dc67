package org.wasmplugins.host.spi;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wasmplugins.HostContext;

/** Lets a plugin's thread wait for something that a host function needs. */
public final class GuestWait {

    /** The watchdog interrupts the wait when the plugin's time is over; the bound is there should it not. */
    private static final long GRACE_MILLIS = 1_000;

    private GuestWait() {
    }

    /**
     * Waits on the calling thread, no longer than the plugin's call has time. If that ends the wait, nobody wants the result
     * any more: it is cancelled.
     *
     * @param future what to wait for, not null
     * @param context the plugin's call, not null
     * @return the result; may be null
     * @throws ExecutionException if there is a failure instead
     * @throws InterruptedException if the plugin's time is over, or its caller gave it up
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
