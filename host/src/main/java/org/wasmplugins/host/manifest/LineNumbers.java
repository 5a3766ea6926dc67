package org.wasmplugins.host.manifest;

import java.util.Optional;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Lines as people count them, from 1. */
final class LineNumbers {

    private LineNumbers() {
    }

    static int of(Node node) {
        return of(node.getStartMark());
    }

    static int of(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    /** The line that follows on {@code before}. */
    static int after(CharSequence before) {
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }
}
