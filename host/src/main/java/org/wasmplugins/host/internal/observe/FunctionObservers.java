package org.wasmplugins.host.internal.observe;

import java.time.Duration;
import java.util.List;

import org.wasmplugins.host.spi.FunctionObserver;

/** {@link Observers} of one call of a host function. */
record FunctionObservers(List<FunctionObserver> all) implements FunctionObserver {

    /** Null if nobody wants to know how it ends. */
    static FunctionObserver of(List<FunctionObserver> functions) {
        return functions.isEmpty() ? null : new FunctionObservers(functions);
    }

    @Override
    public void ended(Duration took, Throwable failure) {
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).ended(took, failure);
            } catch (RuntimeException | LinkageError e) {
                Observers.logFailure(e);
            }
        }
    }
}
