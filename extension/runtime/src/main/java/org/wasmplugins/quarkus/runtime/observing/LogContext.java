package org.wasmplugins.quarkus.runtime.observing;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.jboss.logging.MDC;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.Text;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginObserver;

/** Puts plugin and event into the MDC while a plugin runs. */
@Singleton
public class LogContext implements PluginObserver {

    static final String PLUGIN = "wasmPluginId";
    static final String EVENT = "wasmEventId";

    private static final int LONGEST_ID = 100;

    LogContext() {
    }

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        return new Call(plugin.id().value(), event.id());
    }

    /**
     * What one call puts into the MDC. Calls of one request that run at the same time share the request's MDC: they need not
     * end in the order in which they began, so whoever ends last takes away all that is over.
     */
    private static final class Call implements CallObserver {

        private final String plugin;
        private final String event;
        private volatile Call outer;
        private volatile boolean over;

        Call(String plugin, String event) {
            this.plugin = plugin;
            this.event = event;
        }

        @Override
        public void guestStarted(Duration waited) {
            outer = MDC.get(PLUGIN) instanceof Id id ? id.call() : null;
            show();
        }

        private void show() {
            MDC.put(PLUGIN, new Id(this, plugin));
            MDC.put(EVENT, new Id(this, event));
        }

        @Override
        public void guestEnded(Duration took, long memoryBytes) {
            over = true;
            if (!(MDC.get(PLUGIN) instanceof Id id) || id.call() != this) {
                return;
            }
            var next = outer;
            while (next != null && next.over) {
                next = next.outer;
            }
            outer = null;
            if (next == null) {
                MDC.remove(PLUGIN);
                MDC.remove(EVENT);
            } else {
                next.show();
            }
        }
    }

    /** Shown as its text, which is made only when somebody looks. */
    private record Id(Call call, String text) {

        @Override
        public String toString() {
            return Text.printable(text, LONGEST_ID);
        }
    }
}
