package org.wasmplugins.host.container;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.host.spi.GuestThreads;

/** Threads that are event loops, beside those of plain Java. */
final class Loops implements GuestThreads, AutoCloseable {

    private final GuestThreads plain;
    private final Map<Thread, Executor> loopOf = new ConcurrentHashMap<>();
    private final List<ExecutorService> loops;
    private final AtomicInteger next = new AtomicInteger();

    Loops(Executor workers, int number) {
        plain = GuestThreads.of(workers);
        loops = IntStream.range(0, number).mapToObj(i -> Executors.newSingleThreadExecutor()).toList();
        loops.forEach(loop -> loop.execute(() -> loopOf.put(Thread.currentThread(), loop)));
    }

    ExecutorService loop(int number) {
        return loops.get(number);
    }

    @Override
    public Optional<String> problem(ExecutionModel model) {
        return model == ExecutionModel.EVENT_LOOP ? Optional.empty() : plain.problem(model);
    }

    @Override
    public boolean isCurrent(ExecutionModel model) {
        return model == ExecutionModel.EVENT_LOOP ? loopOf.containsKey(Thread.currentThread()) : plain.isCurrent(model);
    }

    @Override
    public Executor executor(ExecutionModel model) {
        if (model != ExecutionModel.EVENT_LOOP) {
            return plain.executor(model);
        }
        Executor own = loopOf.get(Thread.currentThread());
        return own != null ? own : loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    }

    @Override
    public Executor currentLoop() {
        return loopOf.get(Thread.currentThread());
    }

    @Override
    public void close() {
        loops.forEach(ExecutorService::shutdownNow);
    }

    /** Makes the test's own thread an event loop when the test says so. The test runs the loop's tasks. */
    static final class HandDriven implements GuestThreads {

        private final GuestThreads plain;
        private final Fixtures.HandDrivenExecutor tasks = new Fixtures.HandDrivenExecutor();
        private boolean onLoop;

        HandDriven(Executor workers) {
            plain = GuestThreads.of(workers);
        }

        Fixtures.HandDrivenExecutor tasks() {
            return tasks;
        }

        void on(Runnable action) {
            onLoop = true;
            try {
                action.run();
            } finally {
                onLoop = false;
            }
        }

        void runAll() {
            on(tasks::runAll);
        }

        @Override
        public Optional<String> problem(ExecutionModel model) {
            return model == ExecutionModel.EVENT_LOOP ? Optional.empty() : plain.problem(model);
        }

        @Override
        public boolean isCurrent(ExecutionModel model) {
            return model == ExecutionModel.EVENT_LOOP ? onLoop : plain.isCurrent(model);
        }

        @Override
        public Executor executor(ExecutionModel model) {
            return model == ExecutionModel.EVENT_LOOP ? tasks : plain.executor(model);
        }

        @Override
        public Executor currentLoop() {
            return tasks;
        }
    }
}
