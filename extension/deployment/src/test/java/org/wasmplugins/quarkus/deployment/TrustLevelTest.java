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
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** What plugins get whose manifests ask for everything: without a word, with one, and of people whom nobody trusts. */
class TrustLevelTest {

    private static final String ASKS = """
            permissions:
              host_functions: [greet, forbidden]
              channels: [narrow]
              resources: { max_execution_time: 24h, max_memory: 2GB, max_call_depth: 100000, max_response_size: 1GB }
              capabilities: { network: [a.example], filesystem: read-write }
            execution: { instances: 1000 }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("customers", PluginArchive.manifest("customers", ASKS), Guests.bytes("puppet"))
                    .plugin("listed", PluginArchive.manifest("listed", ASKS), Guests.bytes("puppet"))
                    .plugin("ours", PluginArchive.manifest("ours", ASKS), Guests.bytes("puppet"))
                    .plugin("allowed", PluginArchive.manifest("allowed", ASKS), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.trust-level", "untrusted")
            // More than the usual ceiling, which it raises.
            .overrideConfigKey("quarkus.wasm-plugins.min-start-time", "5m")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"listed\".grants.host-functions", "greet")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"listed\".grants.events", "do,order.*")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"ours\".trust-level", "trusted")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"allowed\".trust-level", "trusted")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"allowed\".limits.max-execution-time", "2h")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"allowed\".limits.max-memory", "1G")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"allowed\".limits.max-call-depth", "100001")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"allowed\".pool.max-size", "200")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().startsWith("org.wasmplugins"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters()))
                    .contains("WASMP106: quarkus.wasm-plugins.plugins.\"allowed\".limits.max-call-depth is 100001 frames, and"
                            + " the plugin gets 100000 frames: its plugin.yaml asks for no more.")
                    .contains("WASMP015: Plugin ours 1.0.0: its plugin.yaml asks for max_execution_time: 86400000 ms and gets"
                            + " 60000 ms; max_memory: 2000000000 bytes and gets 268435456 bytes; max_call_depth: 100000 frames"
                            + " and gets 10000 frames; max_response_size: 1000000000 bytes and gets 16777216 bytes; instances:"
                            + " 1000 and gets 64. That is as much as quarkus.wasm-plugins.ceilings gives to plugins of which"
                            + " nothing is said; it gets more by quarkus.wasm-plugins.plugins.\"ours\".limits and"
                            + " .pool.max-size."));

    @Inject
    PluginManager plugins;

    private PluginManifest manifest(String plugin) {
        return plugins.getPlugin(PluginId.of(plugin)).orElseThrow().manifest();
    }

    private Object send(String plugin, String command) {
        return plugins.sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
    }

    @Test
    void ceilings_holdWhereNothingIsSaid() {
        var limits = manifest("ours").permissions().limits();
        assertThat(limits.maxExecutionTime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(limits.maxMemoryBytes()).isEqualTo(256 << 20);
        assertThat(limits.maxCallDepth()).isEqualTo(10_000);
        assertThat(limits.maxResponseBytes()).isEqualTo(16 << 20);
        assertThat(manifest("ours").execution().instances()).isEqualTo(64);
    }

    @Test
    void whatIsSaidOfAPlugin_takesThePlaceOfTheCeiling() {
        var limits = manifest("allowed").permissions().limits();
        assertThat(limits.maxExecutionTime()).isEqualTo(Duration.ofHours(2));
        assertThat(limits.maxMemoryBytes()).isEqualTo(1 << 30);
        assertThat(plugins.poolStatistics(PluginId.of("allowed")).orElseThrow().maxSize()).isEqualTo(200);
    }

    @Test
    void untrustedPlugin_isGrantedNothingThatIsNotListed() {
        var permissions = manifest("customers").permissions();
        assertThat(permissions.hostFunctions()).isEmpty();
        assertThat(permissions.channels()).isEmpty();
        assertThat(permissions.capabilities().networkHosts()).isEmpty();
        assertThat(permissions.capabilities().filesystem()).isEqualTo(FilesystemAccess.NONE);
        assertThatThrownBy(() -> send("customers", "?")).isInstanceOf(EventNotSupportedException.class)
                .hasMessage(
                        "Plugin customers 1.0.0, admit an event: the operator does not let it have events of type 'do'; it may"
                                + " have [] (quarkus.wasm-plugins.plugins.\"customers\".grants.events or"
                                + " quarkus.wasm-plugins.defaults.grants.events).");
    }

    @Test
    void untrustedPlugin_getsWhatIsListed() {
        assertThat(send("listed", "rfour")).isEqualTo("four".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> send("listed", "f")).isInstanceOf(PermissionDeniedException.class);
        assertThat(manifest("listed").permissions().hostFunctions()).containsExactly("greet");
    }

    @Test
    void untrustedPlugin_forgetsAndLeavesAProcessor() {
        assertThat(manifest("customers").execution().fresh()).isTrue();
        assertThat(manifest("ours").execution().fresh()).isFalse();
        assertThat(plugins.poolStatistics(PluginId.of("customers")).orElseThrow().maxSize())
                .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }
}
