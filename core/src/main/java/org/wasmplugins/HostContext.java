package org.wasmplugins;

import java.time.Duration;

/** The call that a host function is part of. May be used from any thread, also after the call. */
public interface HostContext {

    /**
     * @return the plugin that calls; its permissions are what it asks for and is granted, never null
     */
    PluginManifest plugin();

    /**
     * @return the id of the event that the plugin handles; null while one of its other hooks runs,
     *         or while it handles several in one call
     */
    String eventId();

    /**
     * @return what is left of the time of the plugin's call, its host functions included; never negative, zero once it is
     *         over
     */
    Duration remaining();
}
