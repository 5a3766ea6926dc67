package org.wasmplugins.host;

import java.util.function.Function;

import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;

import io.smallrye.mutiny.Uni;

/**
 * A two-way channel between the application and one plugin. It receives what the plugin sends with {@code channel_send} to
 * {@code host}, if the manifest lists {@code host} under {@code permissions.channels} and the operator grants it. May be used
 * from any thread.
 */
public interface PluginChannel extends AutoCloseable {

    /**
     * @return the plugin at the other end, never null
     */
    PluginId plugin();

    /**
     * Sends a message to the plugin. The message is an event, see {@link PluginManager#sendEvent}.
     *
     * @param type the type of the event, one that the plugin lists
     * @param data the data of the event; may be null
     * @return the plugin's answer, never null
     */
    Uni<PluginResponse> send(String type, Object data);

    /**
     * Receives what the plugin sends from now on, and replaces an earlier receiver. The plugin waits for the answer, within its
     * time limit.
     *
     * @param receiver is called on the plugin's thread, by several threads at a time; returns the data of the answer, which may
     *        be null; its failure becomes an answer with the code {@code failed}
     */
    void receive(Function<PluginMessage, Uni<?>> receiver);

    /** Stops receiving. Messages to the plugin are not affected. Does nothing at the second call. */
    @Override
    void close();
}
