package org.wasmplugins.host;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

import org.wasmplugins.Plugin;

/** Makes instances for event loops, elsewhere: it takes longer than an event loop may be busy. */
final class LoopInstanceMaker {

    private final Instances instances;
    private final InstancePool spare;
    private final Deadlines deadlines;
    private final Executor workers;

    /** @param spare may have an instance that nobody uses, for example that of the plugin's start */
    LoopInstanceMaker(Instances instances, InstancePool spare, Deadlines deadlines, Executor workers) {
        this.instances = instances;
        this.spare = spare;
        this.deadlines = deadlines;
        this.workers = workers;
    }

    /**
     * Within the time of a start.
     *
     * @param loop where {@code made} is told of the instance, or of the failure
     */
    void make(Executor loop, BiConsumer<Plugin, Throwable> made) {
        workers.execute(() -> {
            var instance = new Plugin[1];
            Throwable failure = null;
            try {
                instance[0] = spare.takeIdle();
                if (instance[0] == null) {
                    deadlines.startAllowance(instances.manifest()).within(() -> instance[0] = instances.make());
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            tell(loop, made, instance[0], failure);
            instances.tellIfExhausted();
        });
    }

    private void tell(Executor loop, BiConsumer<Plugin, Throwable> made, Plugin instance, Throwable failure) {
        try {
            loop.execute(() -> made.accept(instance, failure));
        } catch (RuntimeException | Error e) {
            // The loop is stopped and will never run anything again.
            if (instance != null) {
                instances.end(instance, DiscardCause.CLOSED);
            }
        }
    }
}
