package org.wasmplugins.host.internal.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.internal.batch.Batch;
import org.wasmplugins.host.internal.batch.BatchQueue;
import org.wasmplugins.host.internal.batch.BatchedCall;
import org.wasmplugins.host.internal.batch.LeasedBatch;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.pool.InstancePool;
import org.wasmplugins.host.internal.pool.Lease;
import org.wasmplugins.host.internal.pool.OverloadMessages;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.host.internal.run.Rescue;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.GuestThreads;
import org.wasmplugins.host.spi.PluginCall;

/** Collects calls into batches. The calls of a batch share a lease and run together, or one after the other. */
final class BatchingInvoker implements BlockingCalls {

    private final ManagedPlugin plugin;
    private final BatchSettings settings;
    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;
    private final Rescue rescue;
    private final Executor spare;

    /** @param spare runs batches whose callers wait, possibly on all workers */
    BatchingInvoker(ManagedPlugin plugin, BatchSettings settings, CallEnvironment environment, Executor spare) {
        this.plugin = plugin;
        this.settings = settings;
        this.threads = environment.threads();
        this.contextual = environment.contextual();
        this.deadlines = environment.deadlines();
        this.rescue = environment.rescue();
        this.spare = spare;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall requested, ExecutionModel model) {
        BatchQueue batches = plugin.batches();
        var guest = new GuestCall(plugin.manifest(), requested, deadlines);
        var call = new BatchedCall(guest, model, contextual);
        PluginException refusal = batches.add(call, settings, batch -> acquire(batch, batches));
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        guest.result().whenComplete((response, failure) -> {
            if (guest.result().isCancelled()) {
                batches.forget(call);
            }
        });
        return guest.result();
    }

    private void acquire(Batch batch, BatchQueue batches) {
        LeasedBatch leased;
        try {
            leased = new LeasedBatch(plugin.manifest(), batch, batches, deadlines);
        } catch (RuntimeException | Error e) {
            batches.take(batch).forEach(call -> call.call().fail(e));
            throw e;
        }
        acquire(batch, batches, leased);
    }

    private void acquire(Batch batch, BatchQueue batches, LeasedBatch leased) {
        InstancePool pool = batches.pool();
        try {
            boolean waiting = batch.model() == ExecutionModel.WORKER && batches.hasWaitingCallers(batch);
            Executor executor = waiting ? spare : threads.executor(batch.model());
            CompletableFuture<Lease> acquired = pool.acquire();
            if (acquired.isCompletedExceptionally()) {
                // Not on the timer's thread, which other tasks need.
                acquired.exceptionally(failure -> failElsewhere(leased, failure, pool));
                return;
            }
            if (!acquired.isDone()) {
                batches.whenAbandoned(batch, () -> acquired.cancel(false));
            }
            acquired.whenComplete((lease, failure) -> {
                if (failure != null) {
                    leased.fail(failure);
                } else {
                    leased.assignLease(lease);
                    submit(leased, batch.model(), executor, pool.settings().maxWait(), pool.timeWaited(acquired));
                }
            });
        } catch (RuntimeException | Error e) {
            leased.fail(e);
        }
    }

    private static Lease failElsewhere(LeasedBatch leased, Throwable failure, InstancePool pool) {
        try {
            pool.refusals().execute(() -> leased.fail(failure));
        } catch (RejectedExecutionException e) {
            leased.fail(failure);
        }
        return null;
    }

    private void submit(LeasedBatch leased, ExecutionModel model, Executor executor, Duration wait, Duration waited) {
        try {
            if (model == ExecutionModel.WORKER) {
                rescue.execute(leased, executor);
            } else {
                rescue.execute(leased, executor, wait.minus(waited),
                        () -> leased.refuse(OverloadMessages.noThread(plugin.manifest(), model, wait)));
            }
        } catch (RuntimeException | Error e) {
            leased.abandon("no thread takes the event, because the application shuts down or its executor is full.", e);
        }
    }
}
