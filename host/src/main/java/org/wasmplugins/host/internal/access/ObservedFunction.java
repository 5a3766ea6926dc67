package org.wasmplugins.host.internal.access;

import java.time.Duration;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.internal.observe.Observers;
import org.wasmplugins.host.internal.time.Deadline;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;

/**
 * Notifies observers of every call of a host function. Made only if there are observers, because it costs time at each call.
 */
record ObservedFunction(PluginManifest plugin, HostFunctionHandler function, Observers observers,
        Deadlines deadlines) implements HostFunctionHandler {

    @Override
    public HostFunctionSignature signature() {
        return function.signature();
    }

    @Override
    public Object call(HostContext context, Object[] arguments) throws Exception {
        FunctionObserver observer = started();
        if (observer == null) {
            return function.call(context, arguments);
        }
        long start = deadlines.now();
        Throwable failure = null;
        try {
            return function.call(context, arguments);
        } catch (Exception | Error e) {
            failure = e;
            throw e;
        } finally {
            observer.ended(Duration.ofNanos(deadlines.now() - start), failure);
        }
    }

    private FunctionObserver started() {
        Deadline deadline = Deadlines.current();
        CallObserver call = deadline == null ? null : deadline.observer();
        return call == null ? observers.functionStarted(plugin, signature()) : call.functionStarted(signature());
    }
}
