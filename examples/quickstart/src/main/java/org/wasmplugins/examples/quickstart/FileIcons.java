package org.wasmplugins.examples.quickstart;

import org.eclipse.microprofile.faulttolerance.Fallback;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;

import io.smallrye.mutiny.Uni;

/** A plugin written in C, which asks {@link ThemeFunctions} for the theme. */
@PluginClient("file-icons")
public interface FileIcons {

    /** The icon of everything that is not known. */
    Icon UNKNOWN = new Icon("file", "#888888");

    /** Whose icon is wanted. */
    record Lookup(String fileName) {
    }

    /** How to show a file. */
    record Icon(String icon, String color) {
    }

    /**
     * A page without its icons is better than none: what the plugin refuses is the client's to mend, everything else is not.
     */
    @EventType("icon.lookup")
    @Fallback(fallbackMethod = "unknown", skipOn = PluginResponseException.class)
    Uni<Icon> icon(Lookup lookup);

    /** Instead of a plugin that fails. */
    default Uni<Icon> unknown(Lookup lookup) {
        return Uni.createFrom().item(UNKNOWN);
    }
}
