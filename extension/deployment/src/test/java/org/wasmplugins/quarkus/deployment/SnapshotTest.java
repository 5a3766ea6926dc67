package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.runtime.PluginParts;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/**
 * A plugin with {@code snapshot: true} is initialized while the application is built; one with the same module and without is
 * not.
 */
class SnapshotTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withApplicationRoot(archive -> PluginArchive
            .with(plugins -> plugins
                    .plugin("early", PluginArchive.manifest("early", "snapshot: true\n"), Guests.bytes("snapshot"))
                    .plugin("late", PluginArchive.manifest("late", "snapshot: false\n"), Guests.bytes("snapshot")))
            .accept(archive.addClass(PluginArchive.class)));

    @Inject
    PluginManager plugins;

    @Inject
    PluginParts parts;

    @Test
    void initializationHasRun_onceInBoth() {
        assertThat(parts.modules().of(PluginId.of("early")).isInitialized()).isTrue();
        assertThat(parts.modules().of(PluginId.of("late")).isInitialized()).isFalse();
        var early = answer("early");
        assertThat(ByteBuffer.wrap(early).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(11_111);
        assertThat(answer("late")).isEqualTo(early);
    }

    private byte[] answer(String plugin) {
        return (byte[]) plugins.sendEvent(PluginEvent.to(plugin, "do", new byte[] { 'x' })).await()
                .atMost(Duration.ofSeconds(5)).data();
    }
}
