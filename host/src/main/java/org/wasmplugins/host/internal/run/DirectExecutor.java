package org.wasmplugins.host.internal.run;

import java.util.concurrent.Executor;

/** Runs tasks on whatever thread brings them. */
public final class DirectExecutor implements Executor {

    public static final Executor INSTANCE = new DirectExecutor();

    private DirectExecutor() {
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
