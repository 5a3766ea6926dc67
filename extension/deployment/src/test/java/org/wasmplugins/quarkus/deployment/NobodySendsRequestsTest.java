package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** A module may import what it may not call, also if no plugin of the application may. */
class NobodySendsRequestsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("silent", Guests.bytes("forward")).plugin("messenger", Guests.bytes("messenger")))
                    .accept(archive.addClasses(PluginArchive.class)));

    @Inject
    PluginManager plugins;

    private byte[] send(String event) {
        return (byte[]) plugins.sendEvent(PluginEvent.to("silent", "do", event.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
    }

    @Test
    void plugins_start() {
        assertThat(plugins.getPlugin(PluginId.of("silent")).orElseThrow().state()).isEqualTo(PluginState.READY);
        assertThat(plugins.getPlugin(PluginId.of("messenger")).orElseThrow().state()).isEqualTo(PluginState.READY);
        assertThat(send("t")).hasSize(8);
    }

    @Test
    void request_isDenied() {
        assertThatThrownBy(() -> send("{\"url\":\"http://example.com/\"}")).isInstanceOf(PermissionDeniedException.class)
                .hasMessage("Plugin silent 1.0.0, call host function 'http_request': the plugin may not send requests;"
                        + " allowed are none. List hosts under permissions.capabilities.network in the plugin's plugin.yaml"
                        + " to allow some.")
                .satisfies(e -> assertThat(((PermissionDeniedException) e).reason()).isEqualTo(DenialReason.NOT_REQUESTED));
    }
}
