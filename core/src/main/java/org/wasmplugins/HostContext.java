package org.wasmplugins;

import java.time.Duration;

/** The plugin's call that a call of a host function is part of. May be used from any thread, also after the plugin's call. */
public interface HostContext {

    /**
     * @return the calling plugin, with its effective permissions: requested and granted; never null
     */
    PluginManifest plugin();

    /**
     * @return the id of the event that the plugin handles; null while another hook runs, or while the plugin handles several
     *         events in one call
     */
    String eventId();

    /**
     * @return the remaining time of the plugin's call, host functions included; never negative, zero after the time is over
     */
    Duration remaining();
}
