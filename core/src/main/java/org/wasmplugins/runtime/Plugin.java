package org.wasmplugins.runtime;

import java.util.List;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginInitializationException;

/**
 * One instance of a plugin's code. Hooks run in this order: {@link #onLoad}, {@link #initialize}, {@link #onReady}, any
 * number of {@link #handleEvent}, {@link #onBeforeDispose}, {@link #dispose}.
 *
 * <p>
 * The host uses an instance on one thread at a time. Every method runs the plugin's code on the calling thread and may block
 * this thread.
 *
 * <p>
 * After a {@link PluginExecutionException} or {@link PluginCommunicationException} the host does not use the instance again
 * unless {@link #isReusable} is true.
 */
public interface Plugin extends AutoCloseable {

    /**
     * @return the manifest of the plugin, never null
     */
    PluginManifest manifest();

    /**
     * @throws PluginInitializationException if the hook fails
     */
    void onLoad();

    /**
     * @throws PluginInitializationException if the hook fails
     */
    void initialize();

    /**
     * @throws PluginInitializationException if the hook fails
     */
    void onReady();

    /**
     * @param event the event to handle, not null
     * @return the answer with plain values, never null; fails as {@link #handleEvent(PluginEvent, HostType)}
     */
    default PluginResponse handleEvent(PluginEvent event) {
        return handleEvent(event, HostType.ANY);
    }

    /**
     * @param event the event to handle, not null
     * @param answer the type to read the data of a successful answer as, not null; a plugin with
     *        {@link SerializationFormat#RAW} answers with a {@code byte[]} for every type
     * @return the answer, never null
     * @throws PluginExecutionException if the plugin's code or a host function fails
     * @throws PluginCommunicationException if the event cannot be written or the answer cannot be read
     * @throws PermissionDeniedException if the plugin makes a call without the permission
     */
    PluginResponse handleEvent(PluginEvent event, HostType answer);

    /**
     * @return true if {@link #handleEvents} hands several events over in one call
     */
    default boolean handlesBatches() {
        return false;
    }

    /**
     * Handles several events in one call of the plugin's code. A failure that concerns one event, such as data that cannot be
     * written or an answer that cannot be read, is the outcome of that event. An exception concerns all events.
     *
     * @param events the events to handle, in order, at least one
     * @param answers the types of their answers, as many, in the same order
     * @return the outcome of each event, as many, in the same order, never null
     * @throws UnsupportedOperationException unless {@link #handlesBatches}
     * @throws PluginExecutionException if the plugin's code or a host function fails
     * @throws PluginCommunicationException if the events cannot be handed over, or if the number of answers differs from the
     *         number of events
     * @throws PermissionDeniedException if the plugin makes a call without the permission
     */
    default List<PluginOutcome> handleEvents(List<PluginEvent> events, List<HostType> answers) {
        throw new UnsupportedOperationException("The plugin takes one event at a time.");
    }

    /**
     * @throws PluginExecutionException if the hook fails
     */
    void onBeforeDispose();

    /**
     * @throws PluginExecutionException if the hook fails
     */
    void dispose();

    /**
     * @return true if the next call can rely on the state of the instance
     */
    boolean isReusable();

    /**
     * @return the size of the instance's linear memory in bytes; 0 if the runtime does not know the size
     */
    default long memoryBytes() {
        return 0;
    }

    /**
     * Packs the memory of an instance that will not be used for a while: it was idle for some time, or is kept ready for
     * later. Runs none of the plugin's code. The pool calls this method between calls, on a worker, the only thread that has
     * the instance at that time. The next call of any method unpacks the memory and takes a little longer. Does nothing if
     * the runtime has no memory to pack.
     */
    default void rest() {
    }

    /** Releases the resources of the instance, without running any of the plugin's code. Does nothing the second time. */
    @Override
    void close();
}
