package org.wasmplugins.host.internal.batch;

import java.util.List;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.internal.pool.Lease;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.runtime.PluginOutcome;

/** A batch with its lease. Executors hand it from thread to thread and make its fields visible there. */
public final class LeasedBatch implements Runnable {

    private static final String OPERATION = "handle-event-batch";

    private final PluginManifest plugin;
    private final Batch batch;
    private final BatchQueue batches;
    private final Deadlines deadlines;
    private Lease lease;

    public LeasedBatch(PluginManifest plugin, Batch batch, BatchQueue batches, Deadlines deadlines) {
        this.plugin = plugin;
        this.batch = batch;
        this.batches = batches;
        this.deadlines = deadlines;
    }

    public void assignLease(Lease given) {
        lease = given;
    }

    /** Runs the batch. The lease ends before the results are complete, so that the next stage finds the instance free. */
    @Override
    public void run() {
        List<BatchedCall> calls = List.of();
        try (Lease used = lease) {
            calls = batches.take(batch);
            List<BatchedCall> wanted = calls.stream().filter(call -> !call.call().isDone()).toList();
            calls = wanted;
            if (!wanted.isEmpty()) {
                run(wanted, used);
            }
        } catch (RuntimeException | Error e) {
            calls.forEach(call -> call.call().fail(e));
            return;
        }
        calls.forEach(BatchedCall::completeCall);
    }

    private void run(List<BatchedCall> calls, Lease used) {
        List<PluginOutcome> outcomes;
        try {
            Deadline outer = plugin.execution().stateful() ? null : calls.get(0).call().outer();
            outcomes = deadlines.within(plugin, OPERATION, outer, () -> runTogether(calls, used));
        } catch (RuntimeException | Error e) {
            used.noteFailure(e);
            throw e;
        }
        if (outcomes.isEmpty()) {
            calls.forEach(call -> runAlone(call, used));
            return;
        }
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).end(outcomes.get(i));
        }
    }

    /**
     * Runs the calls as one, and returns no outcomes if the plugin takes one event at a time. Making the instance counts for
     * the time limit too.
     */
    private List<PluginOutcome> runTogether(List<BatchedCall> calls, Lease used) {
        Plugin instance = used.instance();
        if (!instance.handlesBatches()) {
            return List.of();
        }
        List<PluginOutcome> outcomes = instance.handleEvents(
                calls.stream().map(call -> call.call().requested().event()).toList(),
                calls.stream().map(call -> call.call().requested().answer()).toList());
        if (outcomes.size() != calls.size()) {
            throw new PluginExecutionException(PluginOperation.of(plugin, OPERATION), "its runtime gave " + outcomes.size()
                    + " outcomes of " + calls.size() + " events.");
        }
        return outcomes;
    }

    private void runAlone(BatchedCall call, Lease used) {
        if (batches.pool().factory().isClosed()) {
            call.fail(batches.pool().factory().refusal());
        } else if (!call.call().isDone()) {
            call.run(used);
            used.renew();
        }
    }

    /** Fails a batch that gets no instance. */
    public void fail(Throwable failure) {
        batches.take(batch).forEach(call -> call.call().fail(failure));
    }

    /** Fails a batch that waited too long for a thread. */
    public void refuse(Throwable reason) {
        lease.close();
        fail(reason);
    }

    /** Fails a batch that gets no thread. */
    public void abandon(String problem, Throwable cause) {
        lease.close();
        batches.take(batch).forEach(call -> call.call().abandon(problem, cause));
    }
}
