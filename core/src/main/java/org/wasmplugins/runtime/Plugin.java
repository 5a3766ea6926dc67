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
 * An instance is used by one thread at a time; the host sees to that. Every method runs the plugin's code on the calling
 * thread and may block it.
 *
 * <p>
 * After a {@link PluginExecutionException} or {@link PluginCommunicationException} an instance is not used again unless
 * {@link #isReusable} says so.
 */
public interface Plugin extends AutoCloseable {

    /**
     * @return what the plugin says of itself, never null
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
     * @param event what to handle, not null
     * @return the answer with plain values, never null; fails as {@link #handleEvent(PluginEvent, HostType)}
     */
    default PluginResponse handleEvent(PluginEvent event) {
        return handleEvent(event, HostType.ANY);
    }

    /**
     * @param event what to handle, not null
     * @param answer the type that the data of a successful answer are read as, not null; a plugin with
     *        {@link SerializationFormat#RAW} answers with a {@code byte[]} whatever the type
     * @return the answer, never null
     * @throws PluginExecutionException if the plugin's code or a host function fails
     * @throws PluginCommunicationException if the event cannot be written or the answer cannot be read
     * @throws PermissionDeniedException if the plugin calls what it may not
     */
    PluginResponse handleEvent(PluginEvent event, HostType answer);

    /**
     * @return whether {@link #handleEvents} hands several events over in one call
     */
    default boolean handlesBatches() {
        return false;
    }

    /**
     * Handles several events in one call of the plugin's code. What concerns one event, such as data that cannot be written or
     * an answer that cannot be read, is the outcome of that event; what is thrown concerns all of them.
     *
     * @param events what to handle, in order, at least one
     * @param answers the types of their answers, as many, in the same order
     * @return what became of each, as many, in the same order, never null
     * @throws UnsupportedOperationException unless {@link #handlesBatches}
     * @throws PluginExecutionException if the plugin's code or a host function fails
     * @throws PluginCommunicationException if the events cannot be handed over, or the answers are not as many
     * @throws PermissionDeniedException if the plugin calls what it may not
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
     * @return whether the instance is in a state that the next call can rely on
     */
    boolean isReusable();

    /**
     * @return how many bytes of linear memory the instance has; 0 where the runtime does not know
     */
    default long memoryBytes() {
        return 0;
    }

    /**
     * Gives up memory that the instance can make again, because nobody will use it for a while: it was not used for some time,
     * or is kept ready for later. Runs none of the plugin's code. Called between calls, by the one thread that has the instance
     * then, a worker; the next call, whichever it is, has everything back by itself and takes a little longer for it. Does
     * nothing where the runtime has nothing to give up.
     */
    default void rest() {
    }

    /** Gives up what the instance holds, without running any of the plugin's code. Does nothing the second time. */
    @Override
    void close();
}
