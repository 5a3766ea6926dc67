package org.wasmplugins.host.manifest;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.wasmplugins.ManifestProblem;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.exception.InvalidManifestException;

/** Manifests for tests. */
final class Manifests {

    static final String FILE = "plugins/a/plugin.yaml";

    /** Has six lines: the text after it begins in line 7. */
    static final String MINIMAL = """
            abi: 1
            id: word-count
            version: 1.2.0
            runtime: wasm
            module: word-count.wasm
            events: [text.count]
            """;

    static final ManifestParser PARSER = new ManifestParser(Set.of(RuntimeType.WASM));

    private Manifests() {
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static PluginManifest parse(String yaml) {
        return PARSER.parse(FILE, utf8(yaml));
    }

    static PluginManifest parseMinimalAnd(String more) {
        return parse(MINIMAL + more);
    }

    static List<String> problemsOf(byte[] yaml) {
        return catchThrowableOfType(InvalidManifestException.class, () -> PARSER.parse(FILE, yaml)).problems().stream()
                .map(ManifestProblem::toString).toList();
    }

    static List<String> problemsOf(String yaml) {
        return problemsOf(utf8(yaml));
    }

    static List<String> problemsOfMinimalAnd(String more) {
        return problemsOf(MINIMAL + more);
    }

    /** Returns the problems of the minimal manifest with another line for one of its keys. */
    static List<String> problemsOfMinimalWith(String line) {
        String key = line.substring(0, line.indexOf(':') + 1);
        return problemsOf(MINIMAL.replaceFirst("(?m)^" + key + ".*$", line.replace("\\", "\\\\")));
    }

    static String problem(int line, String text) {
        return FILE + ":" + line + ": " + text;
    }
}
