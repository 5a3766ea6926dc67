package org.wasmplugins.host;

import java.util.Collection;
import java.util.Optional;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.exception.PluginOverloadedException;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The application's access to its plugins. Every method may be called from any thread, also from an event loop. No method
 * blocks.
 */
public interface PluginManager {

    /**
     * Sends an event to the plugin that it names, once for each subscription. The plugin runs where its manifest says
     * ({@link org.wasmplugins.ExecutionModel}), within its {@code max_execution_time}. Cancelling a call that waits for an
     * instance removes it from the queue. Stages that depend on the result run on the plugin's thread, or on the subscribing
     * thread if the result is there at once.
     *
     * <p>
     * The result fails with {@link PluginNotFoundException} if there is no such plugin, with {@link EventNotSupportedException}
     * if the plugin does not list the event's type, with {@link PluginOverloadedException} if too many calls wait, with
     * {@link PluginCommunicationException} if the event cannot be written or the answer cannot be read, with
     * {@link org.wasmplugins.exception.PermissionDeniedException} if the plugin lacks a permission, and with
     * {@link PluginExecutionException} if it fails in another way. A plugin's answer that it could not handle the event is not
     * a failure: see {@link PluginResponse#success}.
     *
     * @param event the event, not null
     * @return the plugin's answer, never null
     */
    Uni<PluginResponse> sendEvent(PluginEvent event);

    /**
     * Sends an event to every plugin that lists its type, once for each subscription; see {@link #sendEvent} for the details.
     * The answers come in any order. A plugin that fails gives an answer too; the result itself does not fail. The result ends
     * at once if no plugin lists the type.
     *
     * @param event the event, not null
     * @return one answer for each of these plugins, never null
     */
    Multi<PluginAnswer> publish(PublishedEvent event);

    /**
     * @param id the id of a bare module, one with {@code abi: none} in its {@code plugin.yaml}, not null
     * @return the access to its exports, never null; the same as long as the application runs
     * @throws PluginNotFoundException if there is no such plugin
     * @throws PluginExecutionException if it is not a bare module; send it events
     * @throws IllegalArgumentException if {@code id} is not a valid id
     */
    ModuleClient module(String id);

    /**
     * @param id a plugin's id, not null
     * @return a channel between the application and that plugin, never null; it receives nothing before
     *         {@link PluginChannel#receive}
     * @throws PluginNotFoundException if there is no such plugin
     */
    PluginChannel openChannel(PluginId id);

    /**
     * @param id a plugin's id, not null
     * @return the plugin at this moment; empty if there is none of that id
     */
    Optional<PluginInfo> getPlugin(PluginId id);

    /** @return all plugins at this moment, in the order of their ids, never null */
    Collection<PluginInfo> getAllPlugins();

    /**
     * @param id a plugin's id, not null
     * @return the statistics of the plugin's instances at this moment; empty if there is no such plugin, or if it was never
     *         loaded
     */
    Optional<PoolStatistics> poolStatistics(PluginId id);

    /**
     * @param id a plugin's id, not null
     * @return whether there is a plugin of that id whose code is loaded
     */
    boolean isLoaded(PluginId id);
}
