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
     * The MDC entries of one call. Concurrent calls of one request share the request's MDC and may end in any order. The call
     * that is shown last in the MDC therefore also removes the entries of calls that have ended.
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

    /** An id whose text is made at the first read. */
    private record Id(Call call, String text) {

        @Override
        public String toString() {
            return Text.printable(text, LONGEST_ID);
        }
    }
}
