package org.wasmplugins.host;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work whose end others wait for on all the threads that it could run on. There are as many as there is such work
 * at a time, which is bounded by the instances of the plugins; they end when there is none.
 */
final class SpareThreads {

    private static final long KEEP_SECONDS = 10;

    private SpareThreads() {
    }

    /** They see the classes that the calling thread sees. */
    static Executor create() {
        var classes = Thread.currentThread().getContextClassLoader();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "wasm-plugins-batch");
            thread.setDaemon(true);
            thread.setContextClassLoader(classes);
            return thread;
        });
    }
}
