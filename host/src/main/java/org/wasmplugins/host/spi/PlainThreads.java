package org.wasmplugins.host.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.wasmplugins.ExecutionModel;

/** The threads of a plain Java application. */
final class PlainThreads implements GuestThreads {

    private final Executor workers;

    PlainThreads(Executor workers) {
        this.workers = Objects.requireNonNull(workers, "workers");
    }

    @Override
    public Optional<String> problem(ExecutionModel model) {
        return switch (model) {
            case WORKER -> Optional.empty();
            case VIRTUAL_THREAD -> VirtualThreads.problem();
            case EVENT_LOOP -> Optional.of("There are no event loops here.");
        };
    }

    @Override
    public boolean isCurrent(ExecutionModel model) {
        return model == ExecutionModel.VIRTUAL_THREAD && VirtualThreads.isCurrent();
    }

    @Override
    public Executor executor(ExecutionModel model) {
        return switch (model) {
            case WORKER -> workers;
            case VIRTUAL_THREAD -> VirtualThreads.executor();
            case EVENT_LOOP -> throw new IllegalStateException(problem(model).orElseThrow());
        };
    }

    @Override
    public Executor currentLoop() {
        return executor(ExecutionModel.EVENT_LOOP);
    }
}
