package org.wasmplugins.host.internal.call;

import java.util.Objects;
import java.util.function.Function;

import org.wasmplugins.ModuleInstance;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.ModuleClient;
import org.wasmplugins.host.spi.PluginCall;

import io.smallrye.mutiny.Uni;

/** Sends work along the chain of links that events pass, so that there is no second way to a plugin. */
final class DefaultModuleClient implements ModuleClient {

    private static final String TYPE = "module.call";

    private final PluginManifest plugin;
    private final PluginInvoker chain;

    private DefaultModuleClient(PluginManifest plugin, PluginInvoker chain) {
        this.plugin = plugin;
        this.chain = chain;
    }

    static ModuleClient of(PluginManifest plugin, PluginInvoker chain) {
        if (!plugin.isBare()) {
            throw Admission.refusal(plugin);
        }
        return new DefaultModuleClient(plugin, chain);
    }

    @Override
    @SuppressWarnings("unchecked") // The response carries what the work returned.
    public <T> Uni<T> call(Function<? super ModuleInstance, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return Uni.createFrom()
                .completionStage(() -> chain.invoke(
                        PluginCall.of(PluginEvent.to(plugin.id(), TYPE, new ModuleWork(plugin, work)))))
                .map(response -> (T) response.data());
    }
}
