package org.wasmplugins.host.internal.call;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.PluginCall;

/** Decides which calls a plugin takes: events that it lists, or work for a bare module. */
final class Admission {

    private Admission() {
    }

    static boolean admits(PluginManifest plugin, PluginCall call) {
        return isForModule(call) ? plugin.isBare() : plugin.handles(call.event().type());
    }

    /** True for the work of a bare module. Only {@link DefaultModuleClient} makes such calls. */
    static boolean isForModule(PluginCall call) {
        return call.event().data() instanceof ModuleWork;
    }

    /** Says why a plugin does not get an event of this type. */
    static String notHandled(PluginManifest plugin, String type) {
        return plugin.lists(type)
                ? "the operator does not let it have events of type '" + type + "'; it may have "
                        + plugin.permissions().events().orElseThrow() + " (quarkus.wasm-plugins.plugins.\"" + plugin.id()
                        + "\".grants.events or quarkus.wasm-plugins.defaults.grants.events)."
                : "the plugin does not handle events of type '" + type + "'; it lists " + plugin.events()
                        + " under events in its plugin.yaml.";
    }

    /** Makes the exception for an event to a bare module, and for work to another plugin. */
    static PluginException refusal(PluginManifest plugin) {
        if (plugin.isBare()) {
            return new EventNotSupportedException(PluginOperation.of(plugin, "admit an event"), "the plugin is a bare module"
                    + " ('abi: none' in its plugin.yaml), which handles no events; call its exports through"
                    + " PluginManager.module.");
        }
        return new PluginExecutionException(PluginOperation.of(plugin, "find the module"), "the plugin is no bare module, which"
                + " would have 'abi: none' in its plugin.yaml; send it one of the events that it lists, " + plugin.events()
                + ".");
    }
}
