package org.wasmplugins.host.internal.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A lease for a call in the queue. */
final class WaitingLease extends CompletableFuture<Lease> {

    private final long since;
    private final long patienceNanos;
    private final Executor refusals;

    /**
     * @param patienceNanos how long the caller can use the lease
     * @param refusals runs the stages that depend on a refused lease, in place of the timer's thread
     */
    WaitingLease(long since, long patienceNanos, Executor refusals) {
        this.since = since;
        this.patienceNanos = patienceNanos;
        this.refusals = refusals;
    }

    /** Returns how long the call may still wait, at most {@code mostNanos} in all; zero or less when it is too late. */
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

    /** Completes the future and runs what depends on it. Closes the lease if the future was completed before. */
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
