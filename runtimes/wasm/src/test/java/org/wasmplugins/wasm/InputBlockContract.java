package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.wasm.engine.WasmModule;

/** A guest whose allocator reuses freed blocks gets all events in one block, for each engine. */
public abstract class InputBlockContract {

    /** The host allocates and frees three blocks to learn how the allocator behaves. */
    private static final int PROBES = 3;

    private Plugin plugin;

    /** The guest {@code keeping}, ready to be instantiated. */
    protected abstract WasmModule keeping();

    @Test
    void smallerEvents_comeInTheBlockOfTheFirst() {
        Seen first = seen(100);
        assertThat(first.allocated()).as("probes, the block, the answer").isEqualTo(PROBES + 2);
        assertThat(first.freed()).isEqualTo(PROBES);
        for (int call = 1; call <= 100; call++) {
            assertThat(seen(101 - call)).as("only answers come and go")
                    .isEqualTo(new Seen(first.allocated() + call, first.freed() + call, first.pointer()));
        }
    }

    @Test
    void greaterEvent_getsAGreaterBlock_whichIsKeptInstead() {
        Seen small = seen(100);
        Seen greater = seen(5_000);
        assertThat(greater.pointer()).isNotEqualTo(small.pointer());
        assertThat(greater.freed()).as("the answer, the block").isEqualTo(small.freed() + 2);
        assertThat(seen(100)).isEqualTo(new Seen(greater.allocated() + 1, greater.freed() + 1, greater.pointer()));
    }

    @Test
    void hugeEvent_getsABlockOfItsOwn() {
        Seen kept = seen(100);
        Seen huge = seen(65_537);
        assertThat(huge.pointer()).isNotEqualTo(kept.pointer());
        assertThat(seen(65_537)).as("freed after the call").isEqualTo(new Seen(huge.allocated() + 2, huge.freed() + 2,
                huge.pointer()));
        assertThat(seen(100).pointer()).isEqualTo(kept.pointer());
    }

    @Test
    void keptBlockAsAnswer_isNotFreed() {
        Seen first = seen(100);
        assertThat(send("input".getBytes())).asString().isEqualTo("input");
        assertThat(seen(100)).isEqualTo(new Seen(first.allocated() + 1, first.freed() + 1, first.pointer()));
    }

    @Test
    void eventWithoutRoom_isRefused() {
        assertThatThrownBy(() -> send(new byte[500_000])).isInstanceOf(PluginCommunicationException.class)
                .hasMessageContaining("500000 bytes");
        assertThat(plugin.isReusable()).isFalse();
    }

    private record Seen(int allocated, int freed, int pointer) {
    }

    private byte[] send(byte[] event) {
        if (plugin == null) {
            plugin = new WasmPluginRuntime(manifest -> Optional.of(keeping()), List.of())
                    .load(Manifests.of("keeping", SerializationFormat.RAW), new PuppetHost()).newInstance();
            plugin.initialize();
        }
        return (byte[]) plugin.handleEvent(PluginEvent.to("keeping", "do", event)).data();
    }

    private Seen seen(int length) {
        ByteBuffer answer = ByteBuffer.wrap(send(new byte[length])).order(ByteOrder.LITTLE_ENDIAN);
        return new Seen(answer.getInt(), answer.getInt(), answer.getInt());
    }
}
