package org.wasmplugins.host.manifest;

import java.util.List;

import org.wasmplugins.EventPattern;

/** Reads {@code events}. */
final class EventsReader {

    static final String ALLOWED = "a list of at least one event type, such as [text.count, \"document.*\"]";

    private EventsReader() {
    }

    static List<EventPattern> read(ManifestValue value) {
        return value.nonEmptyList(
                event -> event.string(EventPattern::isValid, EventPattern.ALLOWED).map(EventPattern::new), ALLOWED);
    }
}
