package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/** Environment variables reach plugins whose ids have dashes, and operators' values reach nobody but the plugin. */
class EnvironmentTest {

    private static final String ASKS = """
            permissions:
              host_functions: [greet, forbidden]
              resources: { max_memory: 1MB }
            """;
    private static final String CONFIG = """
            config: { api_key: of the manifest, greeting: hello, only-here: kept }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("word-count", PluginArchive.manifest("word-count", ASKS + CONFIG), Guests.bytes("wasi"))
                    .plugin("a-b", PluginArchive.manifest("a-b", ASKS), Guests.bytes("puppet"))
                    .plugin("out-of-it", PluginArchive.manifest("out-of-it", ASKS), Guests.bytes("puppet")))
                    .accept(archive
                            .addClasses(PluginArchive.class, PuppetFunctions.class, VariablesOfAMachine.class, Lives.class)
                            .addAsServiceProvider(ConfigSource.class, VariablesOfAMachine.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"word-count\".config.greeting", "of the properties")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"word-count\".config.new", "not in the manifest")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.a-b.limits.max-response-size", "11")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"a-b\".limits.max-execution-time", "3s")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> {
                assertThat(records).extracting(record -> record.getMessage() + List.of(
                        record.getParameters() == null ? new Object[0] : record.getParameters()))
                        .noneMatch(line -> line.contains("of the properties") || line.contains("of the environment"));
                assertThat(records).extracting(record -> String.format(record.getMessage(), record.getParameters()))
                        .contains("WASMP107: Plugin out-of-it is kept out:"
                                + " quarkus.wasm-plugins.plugins.\"out-of-it\".enabled is false.");
            });

    @ApplicationScoped
    public static class Lives {

        final List<String> seen = new CopyOnWriteArrayList<>();

        void see(@Observes PluginLifecycleEvent event) {
            seen.add(event.toString());
        }
    }

    @Inject
    PluginManager plugins;

    @Inject
    Lives lives;

    private PluginManifest manifest(String plugin) {
        return plugins.getPlugin(PluginId.of(plugin)).orElseThrow().manifest();
    }

    private String send(String plugin, String command) {
        var data = (byte[]) plugins.sendEvent(PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8))).await()
                .atMost(Duration.ofSeconds(10)).data();
        return new String(data, StandardCharsets.UTF_8);
    }

    @Test
    void variables_reachThePluginThatTheyName() {
        assertThat(manifest("word-count").permissions().limits().maxMemoryBytes()).isEqualTo(128 << 10);
        assertThat(manifest("word-count").permissions().hostFunctions()).containsExactly("greet");
        assertThat(plugins.poolStatistics(PluginId.of("word-count")).orElseThrow().maxSize()).isEqualTo(3);
        assertThat(manifest("a-b").permissions().limits().maxCallDepth()).isEqualTo(7);
    }

    @Test
    void quotedAndUnquotedIds_areTheSame() {
        assertThat(manifest("a-b").permissions().limits().maxResponseBytes()).isEqualTo(11);
        assertThat(manifest("a-b").permissions().limits().maxExecutionTime()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void configOfTheOperator_goesBeforeTheManifests() {
        assertThat(send("word-count", "gapi_key")).isEqualTo("of the environment");
        assertThat(send("word-count", "ggreeting")).isEqualTo("of the properties");
        assertThat(send("word-count", "gonly-here")).isEqualTo("kept");
        assertThat(send("word-count", "gnew")).isEqualTo("not in the manifest");
    }

    @Test
    void configOfTheOperator_isShownToNobodyElse() {
        assertThat(manifest("word-count").config()).containsEntry("greeting", "hello");
        assertThat(plugins.getAllPlugins().toString() + lives.seen).contains("word-count").doesNotContain("of the properties")
                .doesNotContain("of the environment").doesNotContain("of the manifest");
    }

    @Test
    void pluginThatIsKeptOut_isNotThere() {
        var id = PluginId.of("out-of-it");
        assertThat(plugins.getPlugin(id)).isEmpty();
        assertThat(plugins.getAllPlugins()).hasSize(2);
        assertThatThrownBy(() -> send("out-of-it", "rx")).isInstanceOf(PluginNotFoundException.class);
        var health = RestAssured.get("/q/health").then().statusCode(200).extract().asString();
        assertThat(health).contains("word-count").doesNotContain("out-of-it");
        assertThat(RestAssured.get("/q/metrics").asString()).contains("word-count").doesNotContain("out-of-it");
    }
}
