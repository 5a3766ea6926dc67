package org.wasmplugins.host.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.DependencyNotMetException;
import org.wasmplugins.host.container.TestPlugin;

class StartOrderTest {

    private static final String NO_CIRCLE = ". Plugins must not depend on each other in a circle.";

    @Test
    void pluginsThatNeedNothing_areInOrderOfTheirIds() {
        assertThat(idsInOrder(plugin("c"), plugin("a"), plugin("b"))).containsExactly("a", "b", "c");
    }

    @Test
    void nothing_isInOrder() {
        assertThat(StartOrder.of(List.of())).isEmpty();
        assertThat(StartOrder.problems(List.of())).isEmpty();
    }

    @Test
    void neededPlugin_isFirst() {
        assertThat(idsInOrder(plugin("a", "c"), plugin("b"), plugin("c", "d"), plugin("d")))
                .containsExactly("d", "c", "a", "b");
    }

    @Test
    void pluginNeededByTwo_isThereOnce() {
        assertThat(idsInOrder(plugin("a", "b", "c"), plugin("b", "d"), plugin("c", "d"), plugin("d")))
                .containsExactly("d", "b", "c", "a");
    }

    @Test
    void longChain_isOrdered() {
        List<PluginManifest> chain = Stream.iterate(0, i -> i < 1_000, i -> i + 1)
                .map(i -> i == 999 ? plugin("p999") : plugin("p" + i, "p" + (i + 1))).toList();
        assertThat(StartOrder.of(chain)).hasSize(1_000).first().isEqualTo(chain.get(999));
    }

    @Test
    void manifests_areGivenAsTheyAre() {
        PluginManifest needed = plugin("b");
        PluginManifest needing = plugin("a", "b");
        assertThat(StartOrder.of(List.of(needing, needed))).containsExactly(needed, needing);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void problem_isNamed(String expected, List<PluginManifest> plugins) {
        assertThat(StartOrder.problems(plugins)).extracting(Throwable::getMessage)
                .containsExactly("Plugin a 1.0.0, order the start: " + expected);
    }

    @Test
    void circleThatOthersLeadTo_isNamedWithoutThem() {
        assertThat(StartOrder.problems(List.of(plugin("a", "b"), plugin("b", "c"), plugin("c", "b"), plugin("d", "c"))))
                .extracting(Throwable::getMessage)
                .containsExactly("Plugin b 1.0.0, order the start: it needs itself: b → c → b" + NO_CIRCLE);
    }

    @Test
    void circle_isNamedWithoutWhatItsPluginsNeedElse() {
        assertThat(StartOrder.problems(List.of(plugin("b", "x", "c"), plugin("c", "y", "b"), plugin("x"), plugin("y"))))
                .extracting(Throwable::getMessage)
                .containsExactly("Plugin b 1.0.0, order the start: it needs itself: b → c → b" + NO_CIRCLE);
    }

    @Test
    void twoCircles_areBothNamed() {
        assertThat(StartOrder.problems(List.of(plugin("a", "b"), plugin("b", "a"), plugin("c", "d"), plugin("d", "c"))))
                .extracting(Throwable::getMessage)
                .containsExactly("Plugin a 1.0.0, order the start: it needs itself: a → b → a" + NO_CIRCLE,
                        "Plugin c 1.0.0, order the start: it needs itself: c → d → c" + NO_CIRCLE);
    }

    @Test
    void everyProblem_isReported() {
        List<PluginManifest> plugins = List.of(plugin("a", "nowhere", "c"),
                TestPlugin.plugin("b").version("1.0.0").needs("c", "2.x").manifest(),
                plugin("c"), plugin("d", "d"));
        assertThat(StartOrder.problems(plugins)).extracting(Throwable::getMessage).containsExactly(
                "Plugin a 1.0.0, order the start: it needs the plugin 'nowhere' *, which is not there.",
                "Plugin b 1.0.0, order the start: it needs the plugin 'c' 2.x; there is version 1.0.0.",
                "Plugin d 1.0.0, order the start: it needs itself: d → d" + NO_CIRCLE);
    }

    @Test
    void severalProblems_areThrownTogether() {
        List<PluginManifest> plugins = List.of(plugin("a", "nowhere"), plugin("b", "somewhere"), plugin("c", "c"));
        DependencyNotMetException thrown = catchThrowableOfType(DependencyNotMetException.class, () -> StartOrder.of(plugins));
        assertThat(thrown).hasMessage("Plugin a 1.0.0, order the start: it needs the plugin 'nowhere' *, which is not there.");
        assertThat(thrown.getSuppressed()).hasOnlyElementsOfType(DependencyNotMetException.class)
                .extracting(Throwable::getMessage).containsExactly(
                        "Plugin b 1.0.0, order the start: it needs the plugin 'somewhere' *, which is not there.",
                        "Plugin c 1.0.0, order the start: it needs itself: c → c" + NO_CIRCLE);
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                problem("it needs the plugin 'tokeniser' *, which is not there; did you mean 'tokenizer'?",
                        plugin("a", "tokeniser"), plugin("tokenizer")),
                problem("it needs the plugin 'stemmer' *, which is not there.", plugin("a", "stemmer"), plugin("b")),
                problem("it needs the plugin 'b' >=2.0.0; there is version 1.9.9.",
                        TestPlugin.plugin("a").version("1.0.0").needs("b", ">=2.0.0").manifest(),
                        TestPlugin.plugin("b").version("1.9.9").manifest()),
                problem("it needs the plugin 'b' ^1.2; there is version 2.0.0.",
                        TestPlugin.plugin("a").version("1.0.0").needs("b", "^1.2").manifest(),
                        TestPlugin.plugin("b").version("2.0.0").manifest()),
                problem("it needs itself: a → a" + NO_CIRCLE, plugin("a", "a")),
                problem("it needs itself: a → b → a" + NO_CIRCLE, plugin("a", "b"), plugin("b", "a")),
                problem("it needs itself: a → c → b → a" + NO_CIRCLE, plugin("a", "c"), plugin("b", "a"),
                        plugin("c", "b")));
    }

    private static Arguments problem(String expected, PluginManifest... plugins) {
        return Arguments.of(expected, List.of(plugins));
    }

    private static List<String> idsInOrder(PluginManifest... plugins) {
        return StartOrder.of(List.of(plugins)).stream().map(plugin -> plugin.id().value()).toList();
    }

    private static PluginManifest plugin(String id, String... needed) {
        TestPlugin plugin = TestPlugin.plugin(id).version("1.0.0");
        Stream.of(needed).forEach(other -> plugin.needs(other, "*"));
        return plugin.manifest();
    }
}
