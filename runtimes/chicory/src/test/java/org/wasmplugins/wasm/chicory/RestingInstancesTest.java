package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.PuppetHost;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The memory that many idle instances of a real plugin keep. */
class RestingInstancesTest {

    private static final Path WORD_COUNT = Path.of("../../examples/plugins/rust-word-count/plugin/word-count.wasm");
    private static final int INSTANCES = 1_000;
    private static final long MEMORY = 17 * 65_536;
    private static final long MOST_KEPT = 32_768;

    @Test
    void usedInstances_keepLittleOfTheirMemory() throws IOException {
        RestingModule module = wordCount();
        var plugins = new ArrayList<Plugin>();
        for (int i = 0; i < INSTANCES; i++) {
            Plugin plugin = plugin(module);
            use(plugin);
            long before = plugin.memoryBytes();
            plugin.rest();
            assertThat(plugin.memoryBytes()).as("what the guest has").isEqualTo(before).isGreaterThanOrEqualTo(MEMORY);
            plugins.add(plugin);
        }
        long kept = module.instances().stream().mapToLong(ChicoryInstance::ownBytes).sum();
        assertThat(module.instances()).hasSize(INSTANCES);
        assertThat(kept).as("bytes of all").isPositive().isLessThan(INSTANCES * MOST_KEPT);
        use(plugins.get(0));
    }

    private static RestingModule wordCount() throws IOException {
        return new RestingModule(Modules.compiled(Files.readAllBytes(WORD_COUNT)));
    }

    private static Plugin plugin(RestingModule module) {
        Plugin plugin = new WasmPluginRuntime(manifest -> Optional.of(module),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())))
                .load(Manifests.of("word-count", SerializationFormat.JSON), new PuppetHost()).newInstance();
        plugin.onLoad();
        plugin.initialize();
        plugin.onReady();
        return plugin;
    }

    private static void use(Plugin plugin) {
        PluginResponse answer = plugin
                .handleEvent(PluginEvent.to("word-count", "text.count", Map.of("text", "to be or not to be")));
        assertThat(((Map<?, ?>) answer.data()).get("words")).isEqualTo(6);
    }
}
