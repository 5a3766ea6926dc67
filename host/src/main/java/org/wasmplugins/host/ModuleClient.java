package org.wasmplugins.host;

import java.util.function.Function;

import org.wasmplugins.ModuleInstance;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOverloadedException;

import io.smallrye.mutiny.Uni;

/** The application's access to one bare module. May be used from any thread, also from an event loop. */
public interface ModuleClient {

    /**
     * Leases an instance, runs {@code work} with it and gives the instance back, once for each subscription. The work runs
     * where the plugin runs, by default on a worker. The whole work has the plugin's {@code max_execution_time}; after that the
     * thread is interrupted.
     *
     * <p>
     * The next work may get the same instance, in the state that this one left. An instance is not used again if its work ends
     * with an exception, or if a call of an export failed.
     *
     * <p>
     * The result fails with {@link PluginOverloadedException} if too many calls wait, with the exception of
     * {@link ModuleInstance} that the work threw, and with {@link PluginExecutionException} and the cause if it threw another
     * one.
     *
     * @param work the code to run with the instance, not null; must not keep the instance
     * @param <T> the type of the result
     * @return the result of the work; null if that is null
     */
    <T> Uni<T> call(Function<? super ModuleInstance, ? extends T> work);
}
