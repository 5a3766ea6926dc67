package org.wasmplugins.host;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.wasmplugins.Plugin;
import org.wasmplugins.PluginExecutionException;
import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginResponse;

/** One call on its way into an instance. Made by the thread that calls. */
final class GuestCall {

    private final PluginManifest plugin;
    private final PluginCall requested;
    private final Deadlines deadlines;
    private final Deadline outer = Deadlines.current();
    private final CompletableFuture<PluginResponse> result = new CompletableFuture<>();

    GuestCall(PluginManifest plugin, PluginCall requested, Deadlines deadlines) {
        this.plugin = plugin;
        this.requested = requested;
        this.deadlines = deadlines;
    }

    PluginCall requested() {
        return requested;
    }

    /** The call that this one serves; null if there is none. */
    Deadline outer() {
        return outer;
    }

    CompletableFuture<PluginResponse> result() {
        return result;
    }

    /** Also of a call that was cancelled. */
    boolean isDone() {
        return result.isDone();
    }

    /** Runs the plugin on the calling thread, within its time. The instance is asked for within that time too. */
    PluginResponse run(Supplier<Plugin> instance) {
        if (outer != null && outer.isOver()) {
            throw failure("the time of the call that it serves was over before it could begin.", null);
        }
        return deadlines.within(plugin, PluginHook.HANDLE_EVENT.label(), outer,
                () -> instance.get().handleEvent(requested.event(), requested.answer()));
    }

    void complete(PluginResponse response) {
        result.complete(response);
    }

    void fail(Throwable failure) {
        result.completeExceptionally(failure);
    }

    /** The call never ran. */
    void abandon(String problem, Throwable cause) {
        fail(failure(problem, cause));
    }

    PluginExecutionException failure(String problem, Throwable cause) {
        return new PluginExecutionException(PluginOperation.of(plugin, "run"), problem, cause);
    }
}
