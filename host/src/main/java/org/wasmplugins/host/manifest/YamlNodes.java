package org.wasmplugins.host.manifest;

import java.util.Set;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.wasmplugins.Text;

/** Tells the types of YAML nodes, and names them for messages. */
final class YamlNodes {

    private static final Set<Tag> NUMBERS = Set.of(Tag.INT, Tag.FLOAT);

    private YamlNodes() {
    }

    static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    static boolean isBoolean(Node node) {
        return node.getTag().equals(Tag.BOOL);
    }

    static boolean isFalse(Node node) {
        return isBoolean(node) && ((ScalarNode) node).getValue().equals("false");
    }

    static boolean isNumber(Node node) {
        return NUMBERS.contains(node.getTag());
    }

    /** True for a text. A text such as {@code ${HOME}} has a tag of its own; manifests do not replace variables. */
    static boolean isString(Node node) {
        return node instanceof ScalarNode && !isNothing(node) && !isBoolean(node) && !isNumber(node);
    }

    /** Names a node of the right type and a wrong value. */
    static String value(Node node) {
        return node instanceof ScalarNode scalar ? quoted(scalar.getValue()) : type(node);
    }

    /** Names a node of a wrong type. */
    static String type(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().isEmpty() ? "an empty list" : "a list";
        }
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (isNothing(node)) {
            return "nothing";
        }
        return value(node) + (isBoolean(node) ? " (a boolean)" : isNumber(node) ? " (a number)" : " (a string)");
    }

    private static String quoted(String text) {
        return "'" + Text.printable(text) + "'";
    }
}
