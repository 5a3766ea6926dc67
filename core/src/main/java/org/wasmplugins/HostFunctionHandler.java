package org.wasmplugins;

import java.util.Set;

/** A function of the host that plugins can call. May be used from any thread. */
public interface HostFunctionHandler {

    /**
     * @return its name and types, never null
     */
    HostFunctionSignature signature();

    /**
     * Two functions may have one module and name if no plugin is named by both. A plugin that is named gets the function that
     * names it, rather than one that is for all.
     *
     * @return the plugins that it is for; empty for all. Never null
     */
    default Set<PluginId> plugins() {
        return Set.of();
    }

    /**
     * Runs on the plugin's thread, which is interrupted when the plugin's time is over.
     *
     * @param context the call that it is part of, not null
     * @param arguments the values of the parameters, of the types that the signature says; not null
     * @return the result; null for {@code void}
     * @throws Exception whatever the function throws; it ends the plugin's call
     */
    Object call(HostContext context, Object[] arguments) throws Exception;
}
