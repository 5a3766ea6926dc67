package org.wasmplugins.host.manifest;

import java.util.Optional;

import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;
import org.wasmplugins.Text;
import org.wasmplugins.exception.InvalidManifestException;

/**
 * Passes on the events of plain YAML and refuses all others. It stands before the composer, which recurses into every level and
 * copies aliases: deep nesting and aliases must not reach it.
 */
final class BoundedEvents implements Parser {

    private static final int MAX_DEPTH = 16;
    private static final String PLAIN = "YAML without anchors, aliases and tags";

    private final Parser events;
    private final Problems problems;
    private int depth;
    private boolean documentSeen;
    private int line = 1;

    BoundedEvents(Parser events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return events.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return events.peekEvent();
    }

    @Override
    public Event next() {
        Event event = events.next();
        line = LineNumbers.of(event.getStartMark());
        if (event instanceof DocumentStartEvent) {
            checkDocument(event);
        } else if (event instanceof AliasEvent alias) {
            throw refused(event, "the alias", alias.getAlias().getValue(), PLAIN);
        } else if (event instanceof NodeEvent node) {
            checkNode(node);
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return event;
    }

    /** Returns the line of the last event. */
    int line() {
        return line;
    }

    private void checkDocument(Event event) {
        if (documentSeen) {
            throw problems.fatal(LineNumbers.of(event.getStartMark()), "a second document", "one document");
        }
        documentSeen = true;
    }

    private void checkNode(NodeEvent node) {
        node.getAnchor().map(Anchor::getValue).ifPresent(anchor -> {
            throw refused(node, "the anchor", anchor, PLAIN);
        });
        tag(node).ifPresent(tag -> {
            throw refused(node, "the tag", tag, PLAIN);
        });
        if (node instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
            throw problems.fatal(LineNumbers.of(node.getStartMark()), "a nesting of more than " + MAX_DEPTH + " levels",
                    "at most " + MAX_DEPTH + " levels");
        }
    }

    private static Optional<String> tag(NodeEvent node) {
        if (node instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return node instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }

    private InvalidManifestException refused(Event event, String what, String name, String allowed) {
        return problems.fatal(LineNumbers.of(event.getStartMark()), what + " '" + Text.printable(name) + "'", allowed);
    }
}
