package org.wasmplugins;

import java.util.Set;

/** A function of the host that plugins can call. May be used from any thread. */
public interface HostFunctionHandler {

    /**
     * @return the name and the types of the function, never null
     */
    HostFunctionSignature signature();

    /**
     * Two functions may have the same module and name if no plugin is named by both. A plugin that is named by a function
     * gets that function; the other plugins get the function that names no plugin.
     *
     * @return the plugins that may get the function; empty for all. Never null
     */
    default Set<PluginId> plugins() {
        return Set.of();
    }

    /**
     * Runs the function on the plugin's thread. The host interrupts this thread when the plugin's time is over.
     *
     * @param context the plugin's call that this call is part of, not null
     * @param arguments the values of the parameters, of the types in the signature; not null
     * @return the result; null for {@code void}
     * @throws Exception any exception of the function; ends the plugin's call
     */
    Object call(HostContext context, Object[] arguments) throws Exception;
}
