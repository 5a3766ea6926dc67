package org.wasmplugins.host.internal.batch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.wasmplugins.ExecutionModel;

/** Calls of one plugin that share a lease. Guarded by the monitor of their queue. */
public final class Batch {

    private final Set<BatchedCall> calls = new LinkedHashSet<>();
    private final ExecutionModel model;
    private final boolean mayShareBatch;
    private Runnable emptyAction = () -> {
    };

    Batch(BatchedCall first) {
        model = first.model();
        mayShareBatch = first.mayShareBatch();
        calls.add(first);
    }

    boolean takes(BatchedCall call) {
        return mayShareBatch && call.mayShareBatch() && call.model() == model;
    }

    void add(BatchedCall call) {
        calls.add(call);
    }

    boolean remove(BatchedCall call) {
        return calls.remove(call);
    }

    /** Sets what happens when the last caller has cancelled its call. */
    void whenEmpty(Runnable action) {
        emptyAction = action;
    }

    Runnable emptyAction() {
        return emptyAction;
    }

    int size() {
        return calls.size();
    }

    public ExecutionModel model() {
        return model;
    }

    boolean hasWaitingCallers() {
        return calls.stream().anyMatch(BatchedCall::callerIsBlocked);
    }

    /** Removes and returns the calls, for the caller that runs or fails them. */
    List<BatchedCall> take() {
        List<BatchedCall> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
