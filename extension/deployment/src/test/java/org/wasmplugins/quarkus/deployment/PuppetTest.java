package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginState;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.host.PluginInfo;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Several plugins in one application, two of them with the same module, one in a dependency. */
class PuppetTest {

    private static final String MAY_GREET = "permissions: { host_functions: [greet] }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("puppet", PluginArchive.manifest("puppet", MAY_GREET), Guests.bytes("puppet"))
                    .plugin("twin", PluginArchive.manifest("twin", MAY_GREET), Guests.bytes("puppet"))
                    .guest("hooks")).accept(archive.addClasses(PuppetFunctions.class, PluginArchive.class)))
            .withAdditionalDependency(PluginArchive.with(archive -> archive.inDependency("minimal", Guests.bytes("minimal"))))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().startsWith("org.wasmplugins")
                    && !record.getLoggerName().equals("org.wasmplugins.errors"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).containsExactlyInAnyOrder(
                            denied("puppet"), denied("twin"),
                            "WASMP001: Plugin puppet 1.0.0, call host function 'forbidden': denied, NOT_REQUESTED"));

    @Inject
    PluginManager plugins;

    private static String denied(String plugin) {
        return "WASMP203: Plugin " + plugin + " (plugins/" + plugin
                + "/module.wasm): The module imports the host function 'forbidden', which"
                + " its manifest does not list under permissions.host_functions: a call of it is denied.";
    }

    private String send(String plugin, String command) {
        var response = plugins.sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10));
        return new String((byte[]) response.data(), StandardCharsets.UTF_8);
    }

    @Test
    void everyPlugin_isReady() {
        assertThat(plugins.getAllPlugins()).extracting(plugin -> plugin.manifest().id().value()).containsExactly("hooks",
                "minimal", "puppet", "twin");
        assertThat(plugins.getAllPlugins()).extracting(PluginInfo::state).containsOnly(PluginState.READY);
        assertThat(plugins.isLoaded(PluginId.of("minimal"))).isTrue();
        assertThat(plugins.getPlugin(PluginId.of("nobody"))).isEmpty();
    }

    @Test
    void plugins_answerAndCallTheHost() {
        assertThat(send("puppet", "rtext")).isEqualTo("text");
        assertThat(send("twin", "hWörld")).isEqualTo("Hello, Wörld!");
    }

    @Test
    void hostFunctionThatIsNotListed_isDenied() {
        assertThatThrownBy(() -> send("puppet", "f")).isInstanceOf(PermissionDeniedException.class)
                .hasMessage(
                        "Plugin puppet 1.0.0, call host function 'forbidden': the plugin may not call it; allowed are [greet]."
                                + " List it under permissions.host_functions in the plugin's plugin.yaml to allow it.");
        assertThat(send("puppet", "rstill here")).isEqualTo("still here");
    }

    @Test
    void eventForAnUnknownPlugin_isRefused() {
        assertThatThrownBy(() -> send("pupet", "r")).isInstanceOf(PluginNotFoundException.class)
                .hasMessage("Plugin pupet, find the plugin: there is no such plugin; did you mean 'puppet'?");
    }

    @Test
    void eventOfATypeThatThePluginDoesNotList_isRefused() {
        assertThatThrownBy(() -> plugins.sendEvent(PluginEvent.to("puppet", "undo", new byte[0])).await()
                .atMost(Duration.ofSeconds(10))).isInstanceOf(EventNotSupportedException.class)
                .hasMessage(
                        "Plugin puppet 1.0.0, admit an event: the plugin does not handle events of type 'undo'; it lists [do]"
                                + " under events in its plugin.yaml.");
    }
}
