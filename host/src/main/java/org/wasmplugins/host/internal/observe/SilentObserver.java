package org.wasmplugins.host.internal.observe;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginObserver;

/** Observes every call and does nothing. */
public final class SilentObserver implements PluginObserver {

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        return new Call();
    }

    private static final class Call implements CallObserver {
    }
}
