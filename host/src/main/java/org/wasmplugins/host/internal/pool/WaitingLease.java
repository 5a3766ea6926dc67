package org.wasmplugins.host.internal.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A lease that comes later. */
final class WaitingLease extends CompletableFuture<Lease> {

    private final long since;
    private final long patienceNanos;
    private final Executor refusals;

    /**
     * @param patienceNanos how long whoever wants the lease has use of it
     * @param refusals runs what follows when the lease does not come in time, in place of the timer's thread
     */
    WaitingLease(long since, long patienceNanos, Executor refusals) {
        this.since = since;
        this.patienceNanos = patienceNanos;
        this.refusals = refusals;
    }

    /** How long it may still wait, at most {@code mostNanos} in all; not more than zero when it is too late. */
    long leftNanos(long mostNanos, long now) {
        return Math.min(mostNanos, patienceNanos) - (now - since);
    }

    long patienceNanos() {
        return patienceNanos;
    }

    long since() {
        return since;
    }

    void refuse(RuntimeException reason) {
        try {
            refusals.execute(() -> completeExceptionally(reason));
        } catch (RejectedExecutionException e) {
            completeExceptionally(reason);
        }
    }

    /** Runs what waits for the lease, which goes back if nobody does. */
    void grant(Lease lease) {
        try {
            SequentialRunner.run(() -> {
                if (!complete(lease)) {
                    lease.close();
                }
            });
        } catch (RuntimeException | Error e) {
            if (!isDone()) {
                completeExceptionally(e);
                lease.close();
            }
            throw e;
        }
    }
}
