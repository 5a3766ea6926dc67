package org.wasmplugins.host.internal.observe;

import java.time.Duration;
import java.util.List;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;

/** The observers of one call; see {@link Observers}. */
record CallObservers(List<CallObserver> all) implements CallObserver {

    @Override
    public void guestStarted(Duration waited) {
        for (var call : all) {
            try {
                call.guestStarted(waited);
            } catch (RuntimeException | LinkageError e) {
                Observers.logFailure(e);
            }
        }
    }

    @Override
    public void guestEnded(Duration took, long memoryBytes) {
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).guestEnded(took, memoryBytes);
            } catch (RuntimeException | LinkageError e) {
                Observers.logFailure(e);
            }
        }
    }

    @Override
    public FunctionObserver functionStarted(HostFunctionSignature function) {
        List<FunctionObserver> functions = List.of();
        for (var call : all) {
            try {
                functions = Observers.append(functions, call.functionStarted(function), all.size());
            } catch (RuntimeException | LinkageError e) {
                Observers.logFailure(e);
            }
        }
        return FunctionObservers.of(functions);
    }

    @Override
    public void ended(CallOutcome outcome, Duration took, PluginException failure) {
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).ended(outcome, took, failure);
            } catch (RuntimeException | LinkageError e) {
                Observers.logFailure(e);
            }
        }
    }
}
