package org.wasmplugins.host.spi;

import java.time.Duration;

/** Is told of one call of a host function; see {@link PluginObserver} for how. */
@FunctionalInterface
public interface FunctionObserver {

    /**
     * The function is over, on the thread on which it began.
     *
     * @param took how long it took, not null
     * @param failure what it threw, which is a {@link org.wasmplugins.exception.PermissionDeniedException} where the plugin may
     *        not do
     *        what it wanted to; null if nothing
     */
    void ended(Duration took, Throwable failure);
}
