package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.internal.eventloop.LoopCall;
import org.wasmplugins.host.internal.eventloop.LoopInstance;
import org.wasmplugins.host.internal.lifecycle.ManagedPlugin;
import org.wasmplugins.host.internal.run.CallEnvironment;
import org.wasmplugins.host.internal.run.GuestCall;
import org.wasmplugins.host.internal.time.OwnTime;
import org.wasmplugins.host.spi.PluginCall;

/** Runs plugins on event loops: on the calling thread if that is one. */
final class LoopInvoker {

    private final ManagedPlugin plugin;
    private final CallEnvironment environment;
    private final OwnTime own;

    LoopInvoker(ManagedPlugin plugin, CallEnvironment environment) {
        this.plugin = plugin;
        this.environment = environment;
        this.own = environment.deadlines().ownTime(plugin.manifest(), PluginHook.HANDLE_EVENT.label());
    }

    CompletionStage<PluginResponse> invoke(PluginCall requested) {
        boolean here = environment.threads().isCurrent(ExecutionModel.EVENT_LOOP);
        LoopInstance loop = here ? plugin.loops().ofThisThread() : null;
        return here && loop.isFree() ? loop.run(requested, own) : invokeLater(requested, loop);
    }

    private CompletionStage<PluginResponse> invokeLater(PluginCall requested, LoopInstance loop) {
        requested.fixTimeAndId();
        var guest = new GuestCall(plugin.manifest(), requested, environment.deadlines());
        var call = new LoopCall(guest, plugin.loops(), environment);
        if (loop != null) {
            loop.accept(call);
        } else if (call.beginToWait()) {
            call.enterLater();
        }
        return guest.result();
    }
}
