package org.wasmplugins.quarkus.runtime.observing;

import java.time.Duration;
import java.util.Locale;

import jakarta.inject.Singleton;

import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.CallOutcome;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginObserver;

import jdk.jfr.FlightRecorder;

/**
 * Writes calls and discards to the Java Flight Recorder if a recording wants them. Makes no event before the JVM has a
 * recorder: the first object of an event class would start one, which takes longer than the whole first call.
 */
@Singleton
public class FlightRecorderEvents implements PluginObserver {

    FlightRecorderEvents() {
    }

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        if (!FlightRecorder.isInitialized()) {
            return null;
        }
        var recorded = new CallRecord();
        if (!recorded.isEnabled()) {
            return null;
        }
        recorded.plugin = plugin.id().value();
        recorded.eventId = event.id();
        recorded.begin();
        return new Call(recorded);
    }

    @Override
    public void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
        if (!FlightRecorder.isInitialized()) {
            return;
        }
        var recorded = new DiscardRecord();
        if (recorded.isEnabled()) {
            recorded.plugin = plugin.id().value();
            recorded.cause = cause.name().toLowerCase(Locale.ROOT);
            recorded.commit();
        }
    }

    private record Call(CallRecord recorded) implements CallObserver {

        @Override
        public void guestStarted(Duration waited) {
            recorded.waited = waited.toNanos();
            recorded.guestThread = Thread.currentThread().getName();
        }

        @Override
        public void guestEnded(Duration took, long memoryBytes) {
            recorded.ran = took.toNanos();
            recorded.memory = memoryBytes;
        }

        @Override
        public void ended(CallOutcome outcome, Duration took, PluginException failure) {
            recorded.outcome = outcome.label();
            recorded.commit();
        }
    }
}
