package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.pool.FailedPlugin;
import org.wasmplugins.host.spi.PluginCall;

/** Passes a call on if the plugin is READY and lists the event's type. */
final class AdmittingInvoker implements PluginInvoker {

    private final ManagedPlugin plugin;
    private final PluginInvoker next;
    /** The last type that was admitted. Any thread may set it: the plugin admits the type each time. */
    private String lastAdmittedType;

    AdmittingInvoker(ManagedPlugin plugin, PluginInvoker next) {
        this.plugin = plugin;
        this.next = next;
    }

    @Override
    public CompletionStage<PluginResponse> invoke(PluginCall call) {
        PluginManifest manifest = plugin.manifest();
        PluginState state = plugin.state();
        String type = call.event().type();
        if (Admission.isForModule(call) != manifest.isBare()) {
            return CompletableFuture.failedFuture(Admission.refusal(manifest));
        }
        // Compares identities, because clients send all their events with one text. Stores it once: each reference store costs a GC write barrier.
        if (type != lastAdmittedType) {
            if (!Admission.admits(manifest, call)) {
                return CompletableFuture.failedFuture(new EventNotSupportedException(
                        PluginOperation.of(manifest, "admit an event"), Admission.notHandled(manifest, type)));
            }
            lastAdmittedType = type;
        }
        if (state == PluginState.ERROR) {
            return CompletableFuture.failedFuture(FailedPlugin.refusal(manifest, "admit an event", plugin.lastFailure()));
        }
        if (state != PluginState.READY) {
            return CompletableFuture.failedFuture(new PluginExecutionException(PluginOperation.of(manifest, "admit an event"),
                    "the plugin is " + state + "; only a plugin that is READY handles events."));
        }
        return next.invoke(call);
    }
}
