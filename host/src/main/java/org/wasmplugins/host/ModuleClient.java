package org.wasmplugins.host;

import java.util.function.Function;

import org.wasmplugins.ModuleInstance;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOverloadedException;

import io.smallrye.mutiny.Uni;

/** The way to one bare module. May be used from any thread, an event loop included. */
public interface ModuleClient {

    /**
     * Leases an instance, runs {@code work} with it as a plugin handles an event, and gives the instance back; once for each
     * subscription. The work runs where the plugin runs, by default on a worker thread, and all of it together has the
     * plugin's {@code max_execution_time}: then the thread is interrupted.
     *
     * <p>
     * The next work may get the same instance in the state in which this one leaves it. An instance is not used again when its
     * work ends with an exception, or when a call of an export failed.
     *
     * <p>
     * The result fails with {@link PluginOverloadedException} if too many calls wait already, with the exception of
     * {@link ModuleInstance} that the work threw, and with {@link PluginExecutionException} and the cause if it threw anything
     * else.
     *
     * @param work what to do, not null; must not keep the instance
     * @param <T> what comes of it
     * @return what comes of it; null if that is null
     */
    <T> Uni<T> call(Function<? super ModuleInstance, ? extends T> work);
}
