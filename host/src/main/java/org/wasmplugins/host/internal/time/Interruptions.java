package org.wasmplugins.host.internal.time;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.runtime.LoadedPlugin;

/** Tells the code of plugins when a thread that runs it was interrupted. May be used from any thread. */
final class Interruptions {

    private static final LogMessage NOT_INTERRUPTED = LogMessage.error(13, "org.wasmplugins.host.Interruptions",
            "Plugin %s: its runtime cannot stop its code, which goes on until it ends by itself.");

    private final Map<PluginId, LoadedPlugin> code = new ConcurrentHashMap<>();

    void listen(LoadedPlugin plugin) {
        code.put(plugin.manifest().id(), plugin);
    }

    /** Never fails: the watchdog has other plugins to look after. */
    void tell(PluginId id) {
        var plugin = code.get(id);
        if (plugin == null) {
            return;
        }
        try {
            plugin.interrupted();
        } catch (RuntimeException | Error e) {
            NOT_INTERRUPTED.logWith(e, id);
        }
    }
}
