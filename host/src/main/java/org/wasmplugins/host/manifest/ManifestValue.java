package org.wasmplugins.host.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.wasmplugins.host.spi.NearestName;

/**
 * One value of a manifest with its place. Each method converts the value to a type. If it has another type, the method reports
 * a problem and returns nothing.
 */
record ManifestValue(Problems problems, String path, Node node) {

    Optional<String> string(Predicate<String> valid, String allowed) {
        if (YamlNodes.isString(node)) {
            return Optional.of(text()).filter(valid).or(() -> wrongValue(allowed));
        }
        boolean onlyQuotesMissing = isScalar() && valid.test(text());
        return wrongType(onlyQuotesMissing ? allowed + ", in quotes" : allowed);
    }

    /** Reads a text that YAML takes for a number if it has no letter. */
    <T> Optional<T> stringOrNumber(Function<String, Optional<T>> parse, String allowed) {
        return YamlNodes.isString(node) || YamlNodes.isNumber(node) ? parse.apply(text()).or(() -> wrongValue(allowed))
                : wrongType(allowed);
    }

    Optional<String> scalar(String allowed) {
        return isScalar() ? Optional.of(text()) : wrongType(allowed);
    }

    Optional<Integer> integer(int min, int max) {
        return integer(min, max, min == max ? String.valueOf(min) : "a whole number from " + min + " to " + max);
    }

    Optional<Integer> integer(int min, int max, String allowed) {
        return YamlNodes.isNumber(node) ? Quantities.integer(text(), min, max).or(() -> wrongValue(allowed))
                : wrongType(allowed);
    }

    Optional<Boolean> bool() {
        return YamlNodes.isBoolean(node) ? Optional.of(Boolean.valueOf(text())) : wrongType("true or false");
    }

    <T> Optional<T> choice(List<T> choices, Function<T, String> name) {
        List<String> names = choices.stream().map(name).toList();
        String allowed = String.join(", ", names);
        if (!YamlNodes.isString(node)) {
            return wrongType(allowed);
        }
        return choices.stream().filter(choice -> name.apply(choice).equals(text())).findFirst()
                .or(() -> wrongValue(withNearest(allowed, text(), names)));
    }

    /** Reads a list of different values. */
    <T> List<T> list(Function<ManifestValue, Optional<T>> element, String allowed) {
        if (!(node instanceof SequenceNode list)) {
            wrongType(allowed);
            return List.of();
        }
        var read = new ArrayList<T>();
        var seen = new HashSet<T>();
        IntStream.range(0, list.getValue().size())
                .mapToObj(index -> new ManifestValue(problems, path + "[" + index + "]", list.getValue().get(index)))
                .forEach(value -> element.apply(value).ifPresent(item -> {
                    if (seen.add(item)) {
                        read.add(item);
                    } else {
                        value.reportRepeated();
                    }
                }));
        return read;
    }

    /** Reads a list of different values, at least one. */
    <T> List<T> nonEmptyList(Function<ManifestValue, Optional<T>> element, String allowed) {
        if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
            wrongType(allowed);
        }
        return list(element, allowed);
    }

    <T> Optional<T> wrongType(String allowed) {
        return problem(YamlNodes.type(node), allowed);
    }

    <T> Optional<T> wrongValue(String allowed) {
        return problem(YamlNodes.value(node), allowed);
    }

    void reportRepeated() {
        problem(YamlNodes.value(node) + " a second time", "each value once");
    }

    <T> Optional<T> problem(String found, String allowed) {
        problems.add(LineNumbers.of(node), path, found, allowed);
        return Optional.empty();
    }

    static String withNearest(String allowed, String wrong, List<String> names) {
        return allowed + NearestName.of(wrong, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** True if this is a value, and neither a list nor a mapping. */
    boolean isScalar() {
        return node instanceof ScalarNode && !YamlNodes.isNothing(node);
    }

    private String text() {
        return ((ScalarNode) node).getValue();
    }
}
