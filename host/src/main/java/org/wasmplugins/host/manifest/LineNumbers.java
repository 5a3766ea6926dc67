package org.wasmplugins.host.manifest;

import java.util.Optional;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Counts lines from 1, as people do. */
final class LineNumbers {

    private LineNumbers() {
    }

    static int of(Node node) {
        return of(node.getStartMark());
    }

    static int of(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    /** Returns the number of the line that follows {@code before}. */
    static int after(CharSequence before) {
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }
}
