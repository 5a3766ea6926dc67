package org.wasmplugins.host.internal.observe;

import java.time.Duration;
import java.util.List;

import org.wasmplugins.host.spi.FunctionObserver;

/** The observers of one call of a host function; see {@link Observers}. */
record FunctionObservers(List<FunctionObserver> all) implements FunctionObserver {

    /** Returns null if there is no observer of this call. */
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
