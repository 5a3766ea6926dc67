package org.wasmplugins.host.internal.run;

import java.util.concurrent.Executor;

/** Runs each task on the thread that brings it. */
public final class DirectExecutor implements Executor {

    public static final Executor INSTANCE = new DirectExecutor();

    private DirectExecutor() {
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
