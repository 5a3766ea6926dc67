package org.wasmplugins.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.wasmplugins.host.manifest.Manifests.parseMinimalAnd;
import static org.wasmplugins.host.manifest.Manifests.problem;
import static org.wasmplugins.host.manifest.Manifests.problemsOf;
import static org.wasmplugins.host.manifest.Manifests.problemsOfMinimalAnd;
import static org.wasmplugins.host.manifest.Manifests.problemsOfMinimalWith;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.EventPattern;
import org.wasmplugins.PluginDependency;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;

/** Bad keys and values at the first level of the manifest. */
class ManifestProblemsTest {

    private static final String KEYS = "abi, id, version, name, description, runtime, module, serialization, events, "
            + "dependencies, permissions, execution, load, snapshot, config";
    private static final String NAME = "one line of at most 200 characters";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "abi: 2|key 'abi': found '2'; allowed: 1, or none for a bare module",
            "abi: 99999999999999999999|key 'abi': found '99999999999999999999'; allowed: 1, or none for a bare module",
            "abi: non|key 'abi': found 'non' (a string); allowed: 1, or none for a bare module",
            "abi: \"1\"|key 'abi': found '1' (a string); allowed: 1, or none for a bare module",
            "abi: 1.0|key 'abi': found '1.0'; allowed: 1, or none for a bare module",
            "abi:|key 'abi': found nothing; allowed: 1, or none for a bare module" })
    void abi_isOneOrNone(String line, String expected) {
        assertThat(problemsOfMinimalWith(line)).containsExactly(problem(1, expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "id: Word|'Word'|",
            "id: -a|'-a'|",
            "id: ''|''|",
            "id: \"a\\nb: c\"|'a?b: c'|",
            "id: 12|'12' (a number)|, in quotes",
            "id: true|'true' (a boolean)|, in quotes",
            "id: -12|'-12' (a number)|",
            "id: [a]|a list|",
            "id: {}|a mapping|",
            "id: null|nothing|" })
    void badId_isProblem(String line, String found, String quotes) {
        String more = quotes == null ? "" : quotes;
        assertThat(problemsOfMinimalWith(line))
                .containsExactly(problem(2, "key 'id': found " + found + "; allowed: " + PluginId.ALLOWED + more));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "version: 1.2|'1.2' (a number)",
            "version: 1|'1' (a number)",
            "version: v1.2.0|'v1.2.0'",
            "version: 01.2.0|'01.2.0'",
            "version: [1, 2, 0]|a list" })
    void badVersion_isProblem(String line, String found) {
        assertThat(problemsOfMinimalWith(line))
                .containsExactly(problem(3, "key 'version': found " + found + "; allowed: " + PluginVersion.ALLOWED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "runtime: python|'python'|",
            "runtime: WASM|'WASM'|; did you mean 'wasm'?",
            "runtime: wasn|'wasn'|; did you mean 'wasm'?",
            "runtime: 1|'1' (a number)|" })
    void unknownRuntime_isProblem(String line, String found, String nearest) {
        assertThat(problemsOfMinimalWith(line)).containsExactly(problem(4,
                "key 'runtime': found " + found + "; allowed: wasm" + (nearest == null ? "" : nearest)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/etc/passwd", "../a.wasm", "a/../../b.wasm", "a/..", "./a.wasm", "a//b.wasm", "a/",
            "a\\\\b.wasm", "C:/a.wasm", "C:a.wasm" })
    void moduleElsewhere_isProblem(String module) {
        assertThat(problemsOfMinimalWith("module: \"" + module + "\"")).containsExactly(problem(5,
                "key 'module': found '" + module.replace("\\\\", "\\") + "'; allowed: " + ManifestRules.MODULE));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\\0.wasm", "a\\n.wasm", "a\\ud800.wasm", "a\\u202e.wasm" })
    void moduleWithUnprintableCharacters_isProblem(String module) {
        assertThat(problemsOfMinimalWith("module: \"" + module + "\""))
                .containsExactly(problem(5, "key 'module': found 'a?.wasm'; allowed: " + ManifestRules.MODULE));
    }

    @Test
    void moduleTooLong_isProblem() {
        assertThat(problemsOfMinimalWith("module: " + "m".repeat(201)))
                .containsExactly(
                        problem(5, "key 'module': found '" + "m".repeat(200) + "…'; allowed: " + ManifestRules.MODULE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "events: text.count|key 'events': found 'text.count' (a string)",
            "events: []|key 'events': found an empty list",
            "events: {a: b}|key 'events': found a mapping",
            "events:|key 'events': found nothing" })
    void eventsOfOtherType_areProblem(String line, String expected) {
        assertThat(problemsOfMinimalWith(line)).containsExactly(problem(6,
                expected + "; allowed: a list of at least one event type, such as [text.count, \"document.*\"]"));
    }

    @Test
    void badEvents_areProblemsEach() {
        assertThat(problemsOfMinimalWith("events: [a, '*.b', 7, [c], a]")).containsExactly(
                problem(6, "key 'events[1]': found '*.b'; allowed: " + EventPattern.ALLOWED),
                problem(6, "key 'events[2]': found '7' (a number); allowed: " + EventPattern.ALLOWED + ", in quotes"),
                problem(6, "key 'events[3]': found a list; allowed: " + EventPattern.ALLOWED),
                problem(6, "key 'events[4]': found 'a' a second time; allowed: each value once"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void badValue_isProblem(String line, String expected) {
        assertThat(problemsOfMinimalAnd(line + "\n")).containsExactly(problem(7, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "><1", "1.2.3.4", "1.2.3-", "^", "||", "-1" })
    void badRangeOfVersions_isProblem(String range) {
        assertThat(problemsOfMinimalAnd("dependencies:\n  - id: a\n    version: '" + range + "'\n")).containsExactly(
                problem(9, "key 'dependencies[0].version': found '" + range + "'; allowed: a range of versions of at most "
                        + "200 characters, such as >=1.0.0 <2.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "^1.2", ">=1.0.0 <2.0.0", "1.x || 3.x", "*", "1.2.3 - 2.0.0", "~1.2.3", "1.2.3" })
    void rangeOfVersions_isRead(String range) {
        assertThat(parseMinimalAnd("dependencies: [{ id: a, version: '" + range + "' }]\n").dependencies())
                .containsExactly(new PluginDependency(PluginId.of("a"), range));
    }

    @Test
    void duplicateKeyBelow_isProblem() {
        assertThat(problemsOfMinimalAnd("config:\n  a: b\n  a: c\n")).containsExactly(
                problem(9, "key 'config.a': found the key a second time, after line 8; allowed: each key once"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "abi|1, or none for a bare module", "id|" + PluginId.ALLOWED,
            "version|" + PluginVersion.ALLOWED,
            "runtime|wasm", "module|" + ManifestRules.MODULE,
            "events|a list of at least one event type, such as [text.count, \"document.*\"]" })
    void missingKey_isProblem(String key, String allowed) {
        String yaml = "# comment\n" + Manifests.MINIMAL.replaceFirst("(?m)^" + key + ":.*\n", "");
        assertThat(problemsOf(yaml)).containsExactly(problem(2, "key '" + key + "': found nothing; allowed: " + allowed));
    }

    @Test
    void bareModule_hasNoEvents() {
        String yaml = Manifests.MINIMAL.replace("abi: 1", "abi: none");
        assertThat(problemsOf(yaml)).singleElement().asString()
                .contains("key 'events': found events; allowed: none of them with"
                        + " abi: none, as a bare module handles no events");
        PluginManifest manifest = Manifests.parse(yaml.replaceFirst("(?m)^events:.*\n", ""));
        assertThat(manifest.isBare()).isTrue();
        assertThat(manifest.events()).isEmpty();
        assertThat(manifest.handles("text.count")).isFalse();
        assertThat(Manifests.parse(Manifests.MINIMAL).isBare()).isFalse();
    }

    @Test
    void hundredConfigEntries_areFine() {
        assertThat(parseMinimalAnd(config(100)).config()).hasSize(100).containsEntry("key99", "99");
    }

    @Test
    void moreConfigEntries_areProblem() {
        assertThat(problemsOfMinimalAnd(config(101)))
                .containsExactly(problem(8, "key 'config': found 101 entries; allowed: at most 100 entries"));
    }

    @Test
    void moreThanHundredProblems_areCutShort() {
        List<String> problems = problemsOfMinimalAnd("x: 1\n".repeat(1000));
        assertThat(problems).hasSize(Problems.MAX + 1);
        assertThat(problems.get(Problems.MAX))
                .isEqualTo(problem(107, "found more problems than the 100 above; allowed: none"));
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments("name: [a]", "key 'name': found a list; allowed: " + NAME),
                arguments("name: 5", "key 'name': found '5' (a number); allowed: " + NAME + ", in quotes"),
                arguments("name: \"a\\nb\"", "key 'name': found 'a?b'; allowed: " + NAME),
                arguments("name: " + "n".repeat(201),
                        "key 'name': found '" + "n".repeat(200) + "…'; allowed: " + NAME),
                arguments("description: \"a\\e[1mb\"",
                        "key 'description': found 'a?[1mb'; allowed: text of at most 2000 characters without control "
                                + "characters"),
                arguments("description: " + "d".repeat(2001), "key 'description': found '" + "d".repeat(200)
                        + "…'; allowed: text of at most 2000 characters without control characters"),
                arguments("serialization: xml",
                        "key 'serialization': found 'xml'; allowed: json, msgpack, raw"),
                arguments("serialization: msgpak",
                        "key 'serialization': found 'msgpak'; allowed: json, msgpack, raw; did you mean 'msgpack'?"),
                arguments("serialization: [json, yaml]",
                        "key 'serialization[1]': found 'yaml'; allowed: json, msgpack, raw"),
                arguments("serialization: []",
                        "key 'serialization': found an empty list; allowed: json, msgpack, a list of them, or raw"),
                arguments("serialization: {}",
                        "key 'serialization': found a mapping; allowed: json, msgpack, a list of them, or raw"),
                arguments("serialization: [json, json]",
                        "key 'serialization[1]': found 'json' a second time; allowed: each value once"),
                arguments("serialization: [json, raw]", "key 'serialization': found raw together with other formats; "
                        + "allowed: json, msgpack, a list of them, or raw"),
                arguments("dependencies: tokenizer", "key 'dependencies': found 'tokenizer' (a string); allowed: "
                        + "a list of mappings with the keys id and version"),
                arguments("dependencies: [tokenizer]", "key 'dependencies[0]': found 'tokenizer' (a string); allowed: "
                        + "a mapping with the keys id and version"),
                arguments("dependencies: [{ id: a }]", "key 'dependencies[0].version': found nothing; allowed: "
                        + "a range of versions of at most 200 characters, such as >=1.0.0 <2.0.0"),
                arguments("dependencies: [{ id: a, version: 1 }]", "key 'dependencies[0].version': found '1' (a number); "
                        + "allowed: a range of versions of at most 200 characters, such as >=1.0.0 <2.0.0, in quotes"),
                arguments("dependencies: [{ version: '*' }]",
                        "key 'dependencies[0].id': found nothing; allowed: " + PluginId.ALLOWED),
                arguments("dependencies: [{ id: a, version: '1', optional: true }]",
                        "key 'dependencies[0].optional': found an unknown key; allowed: id, version"),
                arguments("dependencies: [{ id: a, version: '1' }, { id: a, version: '2' }]",
                        "key 'dependencies[1].id': found 'a' a second time; allowed: each value once"),
                arguments("load: late", "key 'load': found 'late'; allowed: eager, lazy"),
                arguments("load: true", "key 'load': found 'true' (a boolean); allowed: eager, lazy"),
                arguments("config: hello", "key 'config': found 'hello' (a string); allowed: "
                        + "a mapping of keys to strings, numbers or booleans"),
                arguments("config: { a: [b] }",
                        "key 'config.a': found a list; allowed: a string, a number or a boolean"),
                arguments("config: { a: }", "key 'config.a': found nothing; allowed: a string, a number or a boolean"),
                arguments("config: { \"a\\tb\": c }", "key 'config.a?b': found a key of another form; allowed: "
                        + "keys of 1 to 200 characters in one line"),
                arguments("start: true", "key 'start': found an unknown key; allowed: " + KEYS),
                arguments("\"a\\rb\": true", "key 'a?b': found an unknown key; allowed: " + KEYS),
                arguments("<<: {}", "key '<<': found an unknown key; allowed: " + KEYS),
                arguments("Depencies: []",
                        "key 'Depencies': found an unknown key; allowed: " + KEYS + "; did you mean 'dependencies'?"),
                arguments("[a]: b", "found a list as a key; allowed: a string as a key"),
                arguments("id: other", "key 'id': found the key a second time, after line 2; allowed: each key once"));
    }

    private static String config(int entries) {
        return IntStream.range(0, entries).mapToObj(i -> "  key" + i + ": " + i + "\n")
                .reduce("config:\n", String::concat);
    }
}
