package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class GrantsTest {

    private static final String ASKS = """
            permissions:
              host_functions: [greet, forbidden]
              channels: [narrow, wide]
              resources: { max_execution_time: 2s, max_memory: 1MB, max_call_depth: 50, max_response_size: 1KB }
              capabilities: { network: [a.example, b.example], filesystem: read-write }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("narrow", PluginArchive.manifest("narrow", ASKS), Guests.bytes("puppet"))
                    .plugin("wide", PluginArchive.manifest("wide", ASKS), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.defaults.limits.max-call-depth", "40")
            .overrideConfigKey("quarkus.wasm-plugins.defaults.limits.max-memory", "100M")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".grants.host-functions", "greet")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".grants.network", "b.example,c.example")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".grants.channels", "none")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".grants.filesystem", "read-only")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".limits.max-execution-time", "500ms")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".limits.max-memory", "128K")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".limits.max-call-depth", "10")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrow\".limits.max-response-size", "4")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narow\".limits.max-response-size", "4")
            .overrideConfigKey("quarkus.wasm-plugins.unknown-plugins", "warn")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().startsWith("org.wasmplugins"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters()))
                    .contains(
                            "WASMP101: quarkus.wasm-plugins.plugins.\"narow\" is configured, but there is no such plugin; did you mean"
                                    + " \"narrow\"?",
                            "WASMP001: Plugin narrow 1.0.0, call host function 'forbidden': denied, NOT_GRANTED"));

    @Inject
    PluginManager plugins;

    private PermissionSet permissions(String plugin) {
        return plugins.getPlugin(PluginId.of(plugin)).orElseThrow().manifest().permissions();
    }

    private void send(String plugin, String command) {
        plugins.sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void grants_takeAwayFromWhatTheManifestAsksFor() {
        var narrow = permissions("narrow");
        assertThat(narrow.hostFunctions()).containsExactly("greet");
        assertThat(narrow.channels()).isEmpty();
        assertThat(narrow.capabilities().networkHosts()).containsExactly("b.example");
        assertThat(narrow.capabilities().filesystem()).isEqualTo(FilesystemAccess.READ_ONLY);
        assertThat(narrow.limits().maxExecutionTime()).isEqualTo(Duration.ofMillis(500));
        assertThat(narrow.limits().maxMemoryBytes()).isEqualTo(128 * 1024);
        assertThat(narrow.limits().maxCallDepth()).isEqualTo(10);
        assertThat(narrow.limits().maxResponseBytes()).isEqualTo(4);
    }

    @Test
    void defaults_holdForTheOthersAndRaiseNothing() {
        var wide = permissions("wide");
        assertThat(wide.hostFunctions()).containsExactlyInAnyOrder("greet", "forbidden");
        assertThat(wide.limits().maxCallDepth()).isEqualTo(40);
        assertThat(wide.limits().maxMemoryBytes()).isEqualTo(1_000_000);
    }

    @Test
    void functionThatIsNotGranted_isDeniedWithTheReason() {
        assertThatThrownBy(() -> send("narrow", "f")).isInstanceOf(PermissionDeniedException.class)
                .hasMessage(
                        "Plugin narrow 1.0.0, call host function 'forbidden': the plugin may not call it; allowed are [greet]."
                                + " List it under quarkus.wasm-plugins.plugins.\"narrow\".grants.host-functions to allow it.")
                .satisfies(e -> assertThat(((PermissionDeniedException) e).reason()).isEqualTo(DenialReason.NOT_GRANTED));
    }

    @Test
    void limitOfTheOperator_holds() {
        send("narrow", "rfour");
        assertThatThrownBy(() -> send("narrow", "rfive5")).isInstanceOf(PluginLimitException.class)
                .hasMessageContaining("the plugin answered with 5 bytes; allowed: 4 bytes");
    }
}
