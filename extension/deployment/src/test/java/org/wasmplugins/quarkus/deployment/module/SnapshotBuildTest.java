package org.wasmplugins.quarkus.deployment.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.manifest.ManifestParser;
import org.wasmplugins.quarkus.deployment.PluginArchive;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

/** A plugin that does not come to the end of its initialization does not keep the build from its own. */
class SnapshotBuildTest {

    private static final Duration TIME = Duration.ofMillis(50);

    @ParameterizedTest
    @ValueSource(strings = { "initialize-loops", "start-loops" })
    void initializationWithoutEnd_isStopped(String guest) throws InvalidModuleException {
        var manifest = new ManifestParser(Set.of(RuntimeType.WASM)).parse("plugin.yaml", PluginArchive
                .manifest(guest, "permissions: { resources: { max_execution_time: 20ms } }\n")
                .getBytes(StandardCharsets.UTF_8));
        for (var target : List.of(CompileTarget.values())) {
            var classes = ModuleCompiler.compile(Guests.bytes(guest), "org.wasmplugins.test.Module", target);
            assertThatThrownBy(() -> new SnapshotBuild(manifest, classes, TIME).take())
                    .isInstanceOf(WasmSnapshotException.class)
                    .hasMessage("it was stopped after 50 ms (permissions.resources.max_execution_time in its plugin.yaml, at"
                            + " least 50 ms)");
            assertNoThreadIsLeft(guest);
        }
    }

    private static void assertNoThreadIsLeft(String guest) {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .doesNotContain("wasm-plugins-snapshot-" + guest);
    }
}
