package org.wasmplugins.host.spi;

import org.wasmplugins.PluginId;

/** Names the properties by which the operator sets something for a plugin, in the order in which they count, for messages. */
public final class OperatorKeys {

    private static final String ROOT = "quarkus.wasm-plugins.";

    private OperatorKeys() {
    }

    /**
     * @param plugin the id of the plugin, not null
     * @param setting the name of a setting of pools, such as {@code max-waiting}; not null
     * @return the properties that set it, as a part of a sentence, never null
     */
    public static String pool(PluginId plugin, String setting) {
        return "the first that is set of " + own(plugin, "pool." + setting) + ", " + ROOT + "defaults.pool." + setting + " and "
                + ROOT + "pool." + setting;
    }

    /**
     * @param plugin the id of the plugin, not null
     * @param setting the name of a setting of one plugin, such as {@code fault-tolerance.guard}; not null
     * @return the properties that set it, as a part of a sentence, never null
     */
    public static String plugin(PluginId plugin, String setting) {
        return own(plugin, setting) + " or, where that is not set, " + ROOT + "defaults." + setting;
    }

    private static String own(PluginId plugin, String setting) {
        return ROOT + "plugins.\"" + plugin + "\"." + setting;
    }
}
