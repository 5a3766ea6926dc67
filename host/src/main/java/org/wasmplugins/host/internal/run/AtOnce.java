package org.wasmplugins.host.internal.run;

import java.util.concurrent.Executor;

/** Runs tasks on whatever thread brings them. */
public final class AtOnce implements Executor {

    public static final Executor EXECUTOR = new AtOnce();

    private AtOnce() {
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
