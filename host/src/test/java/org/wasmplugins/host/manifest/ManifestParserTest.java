package org.wasmplugins.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wasmplugins.host.manifest.Manifests.FILE;
import static org.wasmplugins.host.manifest.Manifests.MINIMAL;
import static org.wasmplugins.host.manifest.Manifests.PARSER;
import static org.wasmplugins.host.manifest.Manifests.parse;
import static org.wasmplugins.host.manifest.Manifests.parseMinimalAnd;
import static org.wasmplugins.host.manifest.Manifests.problemsOf;
import static org.wasmplugins.host.manifest.Manifests.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wasmplugins.Capabilities;
import org.wasmplugins.EventPattern;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginDependency;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.InvalidManifestException;

class ManifestParserTest {

    private static final String COMPLETE = """
            abi: 1
            id: word-count
            version: 1.2.0-rc.1+build.5
            name: Word count
            description: |
              Counts words.
              Also characters.
            runtime: wasm
            module: modules/word-count.wasm
            serialization: [msgpack, json]
            events: [text.count, "document.*"]
            dependencies:
              - { id: tokenizer, version: ">=1.0.0 <2.0.0" }
              - id: stemmer
                version: 1.x
            permissions:
              host_functions: [get_file_content, log.write-2]
              channels: [tokenizer]
              resources: { max_execution_time: 1500ms, max_memory: 64MiB, max_call_depth: 100, max_response_size: 2KB }
              capabilities: { network: [API.example.com, 10.0.0.1], filesystem: read-only }
            execution:
              model: worker
              instances: 4
              stateful: false
              interpreted_functions: [huge_switch, 17]
            load: eager
            snapshot: true
            config: { greeting: hello, limit: 10, ratio: 0.50, loud: true, home: "${HOME}", empty: "" }
            """;

    /** The manifest of the documentation, without the keys that are comments there. */
    private static final String DOCUMENTED = """
            abi: 1
            id: word-count              # lower-case letters, digits, '-' and '.'; 1 to 100 characters
            version: 1.2.0              # semantic version
            name: Word count
            description: Counts words.
            runtime: wasm               # wasm | java | javascript | extism
            module: word-count.wasm     # relative to this file
            serialization: [json, msgpack]
            events: [text.count, "document.*"]
            dependencies:
              - { id: tokenizer, version: ">=1.0.0 <2.0.0" }
            permissions:
              host_functions: [get_file_content]
              channels: [tokenizer]
              resources: { max_execution_time: 5s, max_memory: 50MB, max_call_depth: 100, max_response_size: 1MB }
              capabilities: { network: false, filesystem: none }   # network: false or a list of hosts
            execution:
              model: worker             # worker | event-loop | virtual-thread
              instances: 4              # upper bound of the pool; 1 makes it ordered and stateful
              stateful: false
            load: eager                 # eager | lazy
            snapshot: false             # true: initialized while the application is built
            config: { greeting: hello } # what the plugin gets in its context
            """;

    @Test
    void completeManifest_hasExactlyItsValues() {
        assertThat(parse(COMPLETE)).isEqualTo(new PluginManifest(PluginId.of("word-count"),
                new PluginVersion("1.2.0-rc.1+build.5"), "Word count", "Counts words.\nAlso characters.\n", RuntimeType.WASM,
                "modules/word-count.wasm", List.of(SerializationFormat.MSGPACK, SerializationFormat.JSON),
                List.of(new EventPattern("text.count"), new EventPattern("document.*")),
                List.of(new PluginDependency(PluginId.of("tokenizer"), ">=1.0.0 <2.0.0"),
                        new PluginDependency(PluginId.of("stemmer"), "1.x")),
                PermissionSet.of(Set.of("get_file_content", "log.write-2"), Set.of(PluginId.of("tokenizer")),
                        new ResourceLimits(Duration.ofMillis(1500), 64L << 20, 100, 2_000),
                        new Capabilities(List.of("api.example.com", "10.0.0.1"), FilesystemAccess.READ_ONLY)),
                ExecutionSettings.of(ExecutionModel.WORKER, 4, false, Set.of("huge_switch", "17")).withSnapshot(true),
                Map.of("greeting", "hello", "limit", "10", "ratio", "0.50", "loud", "true", "home", "${HOME}", "empty",
                        "")));
    }

    @Test
    void minimalManifest_getsDefaults() {
        assertThat(parse(MINIMAL)).isEqualTo(new PluginManifest(PluginId.of("word-count"), new PluginVersion("1.2.0"), "",
                "", RuntimeType.WASM, "word-count.wasm", List.of(SerializationFormat.JSON),
                List.of(new EventPattern("text.count")), List.of(), PermissionSet.DEFAULT, ExecutionSettings.DEFAULT,
                Map.of()));
    }

    @Test
    void documentedManifest_isValid() {
        PluginManifest manifest = parse(DOCUMENTED);
        assertThat(manifest.permissions().limits())
                .isEqualTo(new ResourceLimits(Duration.ofSeconds(5), 50_000_000, 100, 1_000_000));
        assertThat(manifest.permissions().capabilities()).isEqualTo(Capabilities.NONE);
        assertThat(manifest.execution()).isEqualTo(ExecutionSettings.of(ExecutionModel.WORKER, 4, false, Set.of()));
        assertThat(manifest.config()).containsExactly(Map.entry("greeting", "hello"));
    }

    @Test
    void emptySections_getDefaults() {
        PluginManifest manifest = parseMinimalAnd("""
                dependencies: []
                permissions: { host_functions: [], channels: [], resources: {}, capabilities: { network: [] } }
                execution: {}
                config: {}
                """);
        assertThat(manifest.permissions()).isEqualTo(PermissionSet.DEFAULT);
        assertThat(manifest.execution()).isEqualTo(ExecutionSettings.DEFAULT);
    }

    @Test
    void serializationAsString_isListOfOne() {
        assertThat(parseMinimalAnd("serialization: raw\n").serialization()).containsExactly(SerializationFormat.RAW);
        assertThat(parseMinimalAnd("serialization: [raw]\n").serialization()).containsExactly(SerializationFormat.RAW);
    }

    @Test
    void statefulWithoutInstances_hasOne() {
        assertThat(parseMinimalAnd("execution: { stateful: true }\n").execution())
                .isEqualTo(ExecutionSettings.of(ExecutionModel.WORKER, 1, true, Set.of()));
        assertThat(parseMinimalAnd("execution: { stateful: true, instances: 1 }\n").execution())
                .isEqualTo(ExecutionSettings.of(ExecutionModel.WORKER, 1, true, Set.of()));
    }

    @Test
    void json_isYamlToo() {
        assertThat(parse("""
                {"abi": 1, "id": "a", "version": "1.0.0", "runtime": "wasm", "module": "a.wasm", "events": ["*"]}""").id())
                .isEqualTo(PluginId.of("a"));
    }

    @Test
    void byteOrderMarkAndWindowsLines_areFine() {
        assertThat(parse("\uFEFF" + MINIMAL.replace("\n", "\r\n"))).isEqualTo(parse(MINIMAL));
    }

    @Test
    void documentMarkers_areFine() {
        assertThat(parse("%YAML 1.2\n---\n" + MINIMAL + "...\n")).isEqualTo(parse(MINIMAL));
    }

    @Test
    void stream_isReadAsBytesAre() throws IOException {
        assertThat(PARSER.parse(FILE, new ByteArrayInputStream(utf8(MINIMAL)))).isEqualTo(parse(MINIMAL));
        assertThat(PARSER.parse(FILE, new ByteArrayInputStream(utf8(MINIMAL)), "word-count")).isEqualTo(parse(MINIMAL));
    }

    @Test
    void folderNamedAsId_isFine() {
        assertThat(PARSER.parse(FILE, utf8(MINIMAL), "word-count")).isEqualTo(parse(MINIMAL));
    }

    @Test
    void folderNamedOtherwise_isProblem() {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> PARSER.parse(FILE, utf8(MINIMAL), "word\ncount"))
                .withMessage("read the manifest: 1 problem\n  plugins/a/plugin.yaml:2: key 'id': found 'word-count'; "
                        + "allowed: 'word?count', the name of the manifest's folder");
    }

    @Test
    void severalRuntimes_areListedInOrder() {
        var parser = new ManifestParser(Set.of(RuntimeType.WASM, new RuntimeType("extism"), new RuntimeType("java")));
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> parser.parse(FILE, utf8(MINIMAL.replace("runtime: wasm", "runtime: wsam"))))
                .withMessage("read the manifest: 1 problem\n  plugins/a/plugin.yaml:4: key 'runtime': found 'wsam'; "
                        + "allowed: extism, java, wasm");
        assertThat(parser.parse(FILE, utf8(MINIMAL.replace("runtime: wasm", "runtime: java"))).runtime())
                .isEqualTo(new RuntimeType("java"));
    }

    @Test
    void noRuntimes_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ManifestParser(Set.of()))
                .withMessage("runtimes must not be empty");
    }

    @Test
    void severalProblems_areReportedTogetherByLine() {
        assertThat(problemsOf("""
                # a manifest with mistakes
                id: Word_Count
                version: 1.2
                runtime: python
                modul: word-count.wasm
                events: [text.count, "two words"]
                permissions:
                  resources:
                    max_memory: 1KB
                    max_tables: 3
                execution:
                  instances: 0
                load: late
                """)).containsExactly(
                "plugins/a/plugin.yaml:2: key 'abi': found nothing; allowed: 1, or none for a bare module",
                "plugins/a/plugin.yaml:2: key 'id': found 'Word_Count'; allowed: 1 to 100 lower-case letters, digits, "
                        + "'-' and '.', beginning and ending with a letter or a digit",
                "plugins/a/plugin.yaml:2: key 'module': found nothing; allowed: " + ManifestRules.MODULE,
                "plugins/a/plugin.yaml:3: key 'version': found '1.2' (a number); allowed: a semantic version (2.0.0) "
                        + "of at most 100 characters, such as 1.2.0",
                "plugins/a/plugin.yaml:4: key 'runtime': found 'python'; allowed: wasm",
                "plugins/a/plugin.yaml:5: key 'modul': found an unknown key; allowed: abi, id, version, name, "
                        + "description, runtime, module, serialization, events, dependencies, permissions, execution, "
                        + "load, snapshot, config; did you mean 'module'?",
                "plugins/a/plugin.yaml:6: key 'events[1]': found 'two words'; allowed: an event type such as text.count "
                        + "(letters, digits, '.', '_', '-', at most 200 characters), a prefix such as document.*, or *",
                "plugins/a/plugin.yaml:9: key 'permissions.resources.max_memory': found '1KB'; allowed: a size from 64KiB "
                        + "(65536 bytes) to 2147418112 bytes, such as 65536, 50MB or 64MiB",
                "plugins/a/plugin.yaml:10: key 'permissions.resources.max_tables': found an unknown key; allowed: "
                        + "max_execution_time, max_memory, max_call_depth, max_response_size",
                "plugins/a/plugin.yaml:12: key 'execution.instances': found '0'; allowed: a whole number from 1 to 1000",
                "plugins/a/plugin.yaml:13: key 'load': found 'late'; allowed: eager, lazy");
    }
}
