package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A lease that comes later. */
final class WaitingLease extends CompletableFuture<Lease> {

    private final long since;
    private final Executor refusals;

    /** @param refusals runs what follows when the lease does not come in time, in place of the timer's thread */
    WaitingLease(long since, Executor refusals) {
        this.since = since;
        this.refusals = refusals;
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

    /** Runs what waits for the lease. */
    void give(Lease lease) {
        Trampoline.run(() -> {
            if (!complete(lease)) {
                lease.close();
            }
        });
    }
}
