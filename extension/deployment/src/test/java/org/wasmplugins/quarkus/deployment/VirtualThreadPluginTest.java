package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.ErrorTracker;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** A plugin that wants virtual threads, on any JVM. */
class VirtualThreadPluginTest {

    private static final String MANIFEST = "permissions: { host_functions: [greet] }\nexecution: { model: virtual-thread }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("virtual", PluginArchive.manifest("virtual", MANIFEST), Guests.bytes("puppet")))
                    .accept(archive.addClasses(ThreadFunctions.class, ThreadFunctions.Name.class, PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.defaults.on-failure", "fail-open")
            .overrideConfigKey("quarkus.wasm-plugins.defaults.fallback", "\"fallback\"");

    @Inject
    PluginManager plugins;

    @Inject
    ErrorTracker errors;

    @Test
    void plugin_runsOnVirtualThreadsOrSaysAtTheStartWhyNot() {
        var id = PluginId.of("virtual");
        var state = plugins.getPlugin(id).orElseThrow().state();
        var answer = plugins.sendEvent(PluginEvent.to("virtual", "do", "hv".getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
        if (Runtime.version().feature() >= 21) {
            assertThat(state).isEqualTo(PluginState.READY);
            assertThat(new String((byte[]) answer, StandardCharsets.UTF_8)).startsWith("virtual thread, ");
        } else {
            assertThat(state).isEqualTo(PluginState.ERROR);
            assertThat(answer).isEqualTo("fallback");
            assertThat(errors.recent(id)).extracting(tracked -> tracked.error().getMessage())
                    .contains("Plugin virtual 1.0.0, load: its plugin.yaml says"
                            + " execution.model: virtual-thread, which cannot be had here. Virtual threads need JDK 21 or later; this is "
                            + Runtime.version().feature() + ".");
        }
    }
}
