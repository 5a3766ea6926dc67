package org.wasmplugins.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wasmplugins.host.manifest.Manifests.FILE;
import static org.wasmplugins.host.manifest.Manifests.MINIMAL;
import static org.wasmplugins.host.manifest.Manifests.PARSER;
import static org.wasmplugins.host.manifest.Manifests.parse;
import static org.wasmplugins.host.manifest.Manifests.problem;
import static org.wasmplugins.host.manifest.Manifests.problemsOf;
import static org.wasmplugins.host.manifest.Manifests.problemsOfMinimalAnd;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.exception.InvalidManifestException;

/** Files that are not manifests, and files that attack the reader. */
class YamlReaderTest {

    private static final String PLAIN = "; allowed: YAML without anchors, aliases and tags";
    private static final String NO_MAPPING = "; allowed: a mapping with the keys abi, id, version, runtime, module and events";

    @ParameterizedTest
    @ValueSource(strings = { "", "\n\n", "# only a comment\n" })
    void emptyFile_isProblem(String yaml) {
        assertThat(problemsOf(yaml)).containsExactly(problem(1, "found an empty file" + NO_MAPPING));
    }

    @Test
    void emptyDocument_isProblem() {
        assertThat(problemsOf("---\n")).containsExactly(problem(2, "found nothing" + NO_MAPPING));
    }

    @Test
    void text_isProblem() {
        assertThat(problemsOf("hello")).containsExactly(problem(1, "found 'hello' (a string)" + NO_MAPPING));
    }

    @Test
    void list_isProblem() {
        assertThat(problemsOf("- a\n")).containsExactly(problem(1, "found a list" + NO_MAPPING));
    }

    @Test
    void brokenYaml_isProblemWithLine() {
        assertThat(problemsOfMinimalAnd("permissions: { a: [1, 2\nload: eager\n")).containsExactly(problem(8,
                "found text that is not YAML (expected ',' or ']', but got :); allowed: YAML in UTF-8"));
    }

    @Test
    void tabAsIndentation_isProblemWithLine() {
        assertThat(problemsOfMinimalAnd("execution:\n\tinstances: 1\n")).containsExactly(problem(8,
                "found text that is not YAML (found character '\\t(TAB)' that cannot start any token. "
                        + "(Do not use \\t(TAB) for indentation)); allowed: YAML in UTF-8"));
    }

    @Test
    void escapeThatTheLibraryCannotRead_isProblemWithLine() {
        assertThat(problemsOfMinimalAnd("name: \"\\UFFFFFFFF\"\n")).singleElement().asString()
                .startsWith(problem(7, "found text that is not YAML ("));
    }

    @Test
    void foreignYamlVersion_isProblem() {
        assertThat(problemsOf("%YAML 3.0\n---\n" + MINIMAL)).containsExactly(problem(1,
                "found text that is not YAML (Version{major=3, minor=0}); allowed: YAML in UTF-8"));
    }

    @Test
    void invalidUtf8_isProblemWithLine() {
        byte[] yaml = (MINIMAL + "name: caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problemsOf(yaml)).containsExactly(problem(7, "found bytes that are not UTF-8; allowed: YAML in UTF-8"));
    }

    @Test
    void utf8CutShort_isProblem() {
        assertThat(problemsOf(new byte[] { 'a', (byte) 0xE2, (byte) 0x82 }))
                .containsExactly(problem(1, "found bytes that are not UTF-8; allowed: YAML in UTF-8"));
    }

    @Test
    void module_isNoManifest() {
        assertThat(problemsOf(new byte[] { 0, 'a', 's', 'm', 1, 0, 0, 0 })).containsExactly(
                problem(1, "found the control character U+0000; allowed: YAML in UTF-8 without control characters"));
    }

    @Test
    void controlCharacter_isProblemWithLine() {
        assertThat(problemsOfMinimalAnd("name: a\u001b[31mb\n")).containsExactly(
                problem(7, "found the control character U+001B; allowed: YAML in UTF-8 without control characters"));
    }

    @Test
    void secondDocument_isProblem() {
        assertThat(problemsOf(MINIMAL + "---\n" + MINIMAL))
                .containsExactly(problem(7, "found a second document; allowed: one document"));
    }

    @Test
    void anchor_isProblem() {
        assertThat(problemsOfMinimalAnd("name: &n Word count\ndescription: *n\n"))
                .containsExactly(problem(7, "found the anchor 'n'" + PLAIN));
    }

    @Test
    void alias_isProblem() {
        assertThat(problemsOfMinimalAnd("name: *n\n")).containsExactly(problem(7, "found the alias 'n'" + PLAIN));
    }

    @Test
    void recursiveAlias_isProblem() {
        assertThat(problemsOf("&a { b: *a }\n")).containsExactly(problem(1, "found the anchor 'a'" + PLAIN));
    }

    @Test
    void billionLaughs_areProblem() {
        var bomb = new StringBuilder("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (char name = 'b'; name <= 'i'; name++) {
            bomb.append(name).append(": &").append(name).append(" [");
            bomb.append(("*" + (char) (name - 1) + ", ").repeat(9)).append("]\n");
        }
        assertThat(problemsOf(bomb.toString())).containsExactly(problem(1, "found the anchor 'a'" + PLAIN));
    }

    @Test
    void tag_isProblem() {
        assertThat(problemsOfMinimalAnd("name: !!javax.script.ScriptEngineManager [x]\n")).containsExactly(
                problem(7, "found the tag 'tag:yaml.org,2002:javax.script.ScriptEngineManager'" + PLAIN));
        assertThat(problemsOfMinimalAnd("name: !!str 5\n"))
                .containsExactly(problem(7, "found the tag 'tag:yaml.org,2002:str'" + PLAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[", "{", "{a: ", "- ", "? " })
    void deepNesting_isProblem(String level) {
        assertThat(problemsOf(level.repeat(65_536 / level.length()))).containsExactly(
                problem(1, "found a nesting of more than 16 levels; allowed: at most 16 levels"));
    }

    @Test
    void deepNestingByIndentation_isProblem() {
        var yaml = new StringBuilder();
        for (int level = 0; level < 300; level++) {
            yaml.append(" ".repeat(level)).append("a:\n");
        }
        assertThat(problemsOf(yaml.toString())).containsExactly(
                problem(17, "found a nesting of more than 16 levels; allowed: at most 16 levels"));
    }

    @Test
    void largestFile_isRead() {
        String comment = "#" + "x".repeat(ManifestParser.MAX_BYTES - MINIMAL.length() - 1);
        assertThat(parse(MINIMAL + comment)).isEqualTo(parse(MINIMAL));
    }

    @Test
    void tooLargeFile_isProblem() {
        assertThat(problemsOf(new byte[ManifestParser.MAX_BYTES + 1])).containsExactly(
                problem(1, "found a file of more than 65536 bytes; allowed: at most 65536 bytes"));
        assertThat(problemsOf(new byte[10_000_000])).containsExactly(
                problem(1, "found a file of more than 65536 bytes; allowed: at most 65536 bytes"));
    }

    @Test
    void endlessStream_isReadToLimitOnly() {
        var stream = new EndlessStream();
        assertThatExceptionOfType(InvalidManifestException.class).isThrownBy(() -> PARSER.parse(FILE, stream));
        assertThat(stream.given).isEqualTo(ManifestParser.MAX_BYTES + 1);
    }

    @Test
    void damagedManifests_areProblemsAndNothingElse() {
        var random = new Random(42);
        var signs = "{}[]:,-?&*!|>'\"%@`# \t\n\\~<=1a";
        for (int round = 0; round < 2_000; round++) {
            var yaml = new StringBuilder(MINIMAL);
            for (int change = 0; change < 1 + round % 5; change++) {
                yaml.setCharAt(random.nextInt(yaml.length()), signs.charAt(random.nextInt(signs.length())));
            }
            try {
                parse(yaml.toString());
            } catch (InvalidManifestException e) {
                assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.line()).isPositive());
            }
        }
    }

    private static final class EndlessStream extends InputStream {

        private int given;

        @Override
        public int read() {
            given++;
            return 'a';
        }
    }
}
