package org.wasmplugins.quarkus.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.container.PluginContainer;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.quarkus.runtime.observing.LogContext;
import org.wasmplugins.wasm.WasmPluginRuntime;

import io.quarkus.arc.Arc;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jdk.jfr.FlightRecorder;

/**
 * Loads the classes that the first call needs, on a worker, while the rest of the application starts. After a failure the
 * first call loads the classes itself, or fails with the same failure, which its caller then sees.
 *
 * @param container the host, whose classes a call uses
 * @param runtime the runtime, which reads and writes the values of a call
 * @param plugins the plugins of the application
 * @param observers the observers of calls; only those are kept that publish nothing
 */
record WarmUpTask(PluginContainer container, WasmPluginRuntime runtime, List<PluginManifest> plugins,
        List<PluginObserver> observers) implements Runnable {

    private static final LogMessage NOT_WARM = LogMessage.debug(104, "org.wasmplugins.quarkus.runtime.WarmUpTask",
            "What the first call of a plugin needs was not loaded before it.");

    WarmUpTask {
        var quiet = new ArrayList<PluginObserver>();
        for (var observer : observers) {
            if (observer instanceof LogContext) {
                quiet.add(observer);
            }
        }
        observers = quiet;
    }

    /** Runs in a new Vert.x context: the current one may be that of the request which a live reload answers next. */
    void start(Vertx vertx) {
        try {
            VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).executeBlocking(Executors.callable(this),
                    false);
        } catch (RejectedExecutionException e) {
            NOT_WARM.logWith(e);
        }
    }

    @Override
    public void run() {
        try {
            inRequestContext();
        } catch (RuntimeException | LinkageError e) {
            NOT_WARM.logWith(e);
        }
    }

    /** Activates a request context, as on threads that answer requests: a call captures this context. */
    private void inRequestContext() {
        var requests = Arc.container().requestContext();
        requests.activate();
        try {
            container.warmUp(observers);
            runtime.warmUp(plugins);
            // Each call asks this.
            FlightRecorder.isInitialized();
        } finally {
            requests.terminate();
        }
    }
}
