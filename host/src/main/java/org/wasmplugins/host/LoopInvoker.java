package org.wasmplugins.host;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;

/** Runs plugins on event loops: on the calling thread if it is one. */
final class LoopInvoker {

    private final ManagedPlugin plugin;
    private final GuestThreads threads;
    private final UnaryOperator<Runnable> contextual;
    private final Deadlines deadlines;

    LoopInvoker(ManagedPlugin plugin, GuestThreads threads, UnaryOperator<Runnable> contextual, Deadlines deadlines) {
        this.plugin = plugin;
        this.threads = threads;
        this.contextual = contextual;
        this.deadlines = deadlines;
    }

    CompletionStage<PluginResponse> invoke(PluginCall requested) {
        var loops = plugin.loops();
        var guest = new GuestCall(plugin.manifest(), requested, deadlines);
        var call = new LoopCall(guest, loops, threads, contextual);
        if (threads.isCurrent(ExecutionModel.EVENT_LOOP)) {
            loops.ofThisThread().accept(call);
        } else if (call.beginToWait()) {
            call.enterLater();
        }
        return guest.result();
    }
}
