package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginMemoryLimitException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.PuppetHost;
import org.wasmplugins.wasm.WasmPluginRuntime;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmSnapshotException;

/** Instances that begin as a snapshot behave as initialized ones, and have no memory of their own before their first use. */
class SnapshotTest {

    private static final int PAGE = 65_536;
    private static final WasmModule SNAPSHOT = Modules.snapshot("snapshot");

    @Test
    void instanceOfASnapshot_isAsOneThatWasInitialized() {
        byte[] answer = send(plugin(SNAPSHOT), "x");
        assertThat(answer).isEqualTo(send(plugin(Modules.compiled("snapshot")), "x"));
        ByteBuffer fields = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(fields.getInt()).as("start, _initialize, on_load, initialize and the event, each once").isEqualTo(11_111);
        assertThat(fields.getInt()).as("an i32").isEqualTo(-2);
        assertThat(fields.getLong()).as("an i64").isEqualTo(0x123456789abcdefL);
        assertThat(fields.getDouble()).as("an f64").isEqualTo(3.25);
        assertThat(new int[] { fields.getInt(), fields.getInt(), fields.getInt() }).as("what the table calls")
                .containsExactly(1, 2, 2);
        assertThat(fields.getInt()).as("null").isEqualTo(1);
        assertThat(fields.getInt()).as("elements of the table").isEqualTo(5);
        assertThat(fields.getInt()).as("pages").isEqualTo(2);
        assertThat(fields.getInt()).as("in the new page").isEqualTo(7);
        assertThat(new String(answer, fields.position(), 10, StandardCharsets.US_ASCII)).isEqualTo("begunlater");
    }

    @Test
    void instances_shareNothing() {
        Plugin first = plugin(SNAPSHOT);
        Plugin second = plugin(SNAPSHOT);
        byte[] untouched = send(second, "x");
        send(first, "x");
        assertThat(send(first, "x")).isNotEqualTo(untouched);
        assertThat(send(plugin(SNAPSHOT), "x")).isEqualTo(untouched);
    }

    @Test
    void droppedSegments_areGone() {
        for (String event : List.of("d", "e")) {
            for (var module : List.of(SNAPSHOT, Modules.compiled("snapshot"))) {
                Plugin plugin = plugin(module);
                assertThatThrownBy(() -> send(plugin, event)).as(event).isInstanceOf(PluginTrapException.class);
            }
        }
    }

    @Test
    void hooksAfterTheInitialization_findTheirOrder() {
        Plugin plugin = plugin("hooks", Modules.snapshot("hooks"), ResourceLimits.DEFAULT);
        assertThatCode(() -> {
            plugin.onBeforeDispose();
            plugin.dispose();
        }).doesNotThrowAnyException();
    }

    @Test
    void instanceThatNobodyUsed_hasNoMemoryOfItsOwn() {
        try (ChicoryInstance instance = instance()) {
            assertThat(instance.ownBytes()).isZero();
            assertThat(instance.memory().size()).isEqualTo(2 * PAGE);
            assertThat(instance.ownBytes()).isZero();
            instance.function("alloc").orElseThrow().call(1);
            assertThat(instance.ownBytes()).isEqualTo(2 * PAGE);
        }
    }

    @Test
    void memoryThatTheHostUsesFirst_isTheSnapshots() {
        try (ChicoryInstance reader = instance(); ChicoryInstance writer = instance()) {
            writer.memory().write(128, "ended".getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.memory().read(128, 5)).asString(StandardCharsets.US_ASCII).isEqualTo("begun");
            assertThat(writer.memory().read(128, 5)).asString(StandardCharsets.US_ASCII).isEqualTo("ended");
        }
    }

    @Test
    void memoryOfTheSnapshot_countsAgainstTheLimit() {
        ResourceLimits limits = ResourceLimits.DEFAULT;
        var small = new ResourceLimits(limits.maxExecutionTime(), PAGE, limits.maxCallDepth(), limits.maxResponseBytes());
        assertThatThrownBy(() -> plugin("snapshot", SNAPSHOT, small)).isInstanceOf(PluginMemoryLimitException.class)
                .hasMessageContaining("its memory of 0 bytes was not let grow by 131072 bytes; allowed: 65536 bytes");
    }

    @Test
    void pluginThatCallsItsHostMeanwhile_cannot() {
        assertThatThrownBy(() -> Modules.snapshot("talks-in-hooks")).isInstanceOf(WasmSnapshotException.class)
                .hasMessage("it calls its host meanwhile: host.log_info");
    }

    @Test
    void pluginThatFails_cannot() {
        assertThatThrownBy(() -> Modules.snapshot("initialize-returns-7")).isInstanceOf(WasmSnapshotException.class)
                .hasMessage("plugin_initialize returned 7; 0 stands for success");
        assertThatThrownBy(() -> Modules.snapshot("initialize-traps")).isInstanceOf(WasmSnapshotException.class)
                .hasMessageStartingWith("the plugin's code trapped: ");
        assertThatThrownBy(() -> Modules.snapshot("start-traps")).isInstanceOf(WasmSnapshotException.class)
                .hasMessageStartingWith("the plugin's code trapped: ");
    }

    private static Plugin plugin(String guest, WasmModule module, ResourceLimits limits) {
        Plugin plugin = new WasmPluginRuntime(manifest -> Optional.of(module), List.of())
                .load(Manifests.of(guest, SerializationFormat.RAW, limits), new PuppetHost()).newInstance();
        plugin.onLoad();
        plugin.initialize();
        plugin.onReady();
        return plugin;
    }

    private static Plugin plugin(WasmModule module) {
        return plugin("snapshot", module, ResourceLimits.DEFAULT);
    }

    private static byte[] send(Plugin plugin, String event) {
        return (byte[]) plugin.handleEvent(PluginEvent.to("snapshot", "do", event.getBytes(StandardCharsets.UTF_8))).data();
    }

    private static ChicoryInstance instance() {
        return (ChicoryInstance) SNAPSHOT.instantiate(List.of(), new WasmLimits(10 * PAGE, 100),
                new WasiEnvironment("snapshot", line -> {
                }, line -> {
                }, List.of()));
    }
}
