package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmSnapshotException;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** The plugin's code that runs when its snapshot is taken, and that does not run again when its instances begin. */
class PluginSnapshotTest {

    private static final PluginManifest MANIFEST = Manifests.of("recorded", SerializationFormat.RAW);

    @Test
    void whatComesBeforeTheFirstEvent_runs() {
        var module = new RecordingModule(false, true);
        assertThat(take(MANIFEST, module)).isEqualTo("_initialize plugin_on_load plugin_initialize");
        assertThat(module.calls).endsWith("close");
    }

    @Test
    void ofABareModule_onlyTheReactorRuns() {
        PluginManifest bare = MANIFEST.toBuilder().events(List.of()).dependencies(List.of()).config(Map.of()).build();
        assertThat(take(bare, new RecordingModule(false, true))).isEqualTo("_initialize");
    }

    @Test
    void callOfTheHost_isRefusedByName() {
        var module = new RecordingModule(false, true);
        module.initialize = module::callHost;
        assertRefused(module, "it calls its host meanwhile: host.ask?");
    }

    @Test
    void failure_isTold() {
        var module = new RecordingModule(false, true);
        module.initialize = () -> 7;
        assertRefused(module, "plugin_initialize returned 7; 0 stands for success");
        module.initialize = () -> {
            throw new WasmTrapException("unreachable", List.of("begin"), null);
        };
        assertRefused(module, "the plugin's code trapped: unreachable, in begin");
    }

    @Test
    void engineWithoutSnapshots_saysSo() {
        assertRefused(new RecordingModule(false, false), "its engine takes none");
    }

    @Test
    void instanceOfASnapshot_isOnlyMadeReady() {
        var module = new RecordingModule(true, true);
        try (Plugin plugin = new WasmPluginRuntime(manifest -> Optional.of(module), List.of()).load(MANIFEST, new PuppetHost())
                .newInstance()) {
            plugin.onLoad();
            plugin.initialize();
            plugin.onReady();
        }
        assertThat(module.calls).containsExactly("plugin_on_ready", "close");
    }

    private static String take(PluginManifest manifest, WasmModule module) {
        return new String(PluginSnapshot.take(manifest, module), StandardCharsets.UTF_8);
    }

    private static void assertRefused(RecordingModule module, String message) {
        assertThatThrownBy(() -> PluginSnapshot.take(MANIFEST, module)).isInstanceOf(WasmSnapshotException.class)
                .hasMessage(message);
        assertThat(module.calls).endsWith("close");
    }
}
