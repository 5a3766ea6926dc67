package org.wasmplugins.host.spi;

import java.time.Duration;

/** Observes one call of a host function. See {@link PluginObserver} for threads and exceptions. */
@FunctionalInterface
public interface FunctionObserver {

    /**
     * The function has ended. Called on the thread on which it began.
     *
     * @param took how long it took, not null
     * @param failure what it threw; a {@link org.wasmplugins.exception.PermissionDeniedException} if the plugin lacks the
     *        permission; null if it threw nothing
     */
    void ended(Duration took, Throwable failure);
}
