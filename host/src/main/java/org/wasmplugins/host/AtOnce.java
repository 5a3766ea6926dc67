package org.wasmplugins.host;

import java.util.concurrent.Executor;

/** Runs tasks on whatever thread brings them. */
final class AtOnce implements Executor {

    static final Executor EXECUTOR = new AtOnce();

    private AtOnce() {
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
