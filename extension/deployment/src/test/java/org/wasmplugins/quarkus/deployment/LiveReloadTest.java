package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusDevModeTest;

/** An application in dev mode, whose modules are compiled once. */
class LiveReloadTest {

    private static final String MANIFEST = "plugins/reloaded/plugin.yaml";

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(archive -> PluginArchive
                    .with(plugins -> plugins.plugin("reloaded", Guests.bytes("minimal")).plugin("other", Guests.bytes("hooks")))
                    .accept(archive.addClasses(PluginArchive.class, Guests.class)))
            .setLogRecordPredicate(
                    record -> record.getLoggerName().equals("org.wasmplugins.quarkus.deployment.CompileProcessor"));

    @Test
    void reload_compilesNothingAgain() {
        assertVersion("1.0.0");
        APPLICATION.modifyResourceFile(MANIFEST, manifest -> manifest.replace("version: 1.0.0", "version: 1.0.1"));
        assertVersion("1.0.1");
        assertThat(compiled()).hasSize(2).last().asString()
                .matches("WASMP205: Modules compiled: 0, in \\d+ ms; found as an earlier build compiled them: 2\\.");
    }

    @Test
    void removedPlugin_isNotThereAnyMore() {
        assertThat(plugins()).contains("wasm-plugin reloaded", "wasm-plugin other");
        APPLICATION.deleteResourceFile("plugins/other/module.wasm");
        APPLICATION.deleteResourceFile("plugins/other/plugin.yaml");
        assertThat(plugins()).contains("wasm-plugin reloaded").doesNotContain("wasm-plugin other");
    }

    private static List<String> plugins() {
        return when().get("/q/health/ready").jsonPath().getList("checks.name");
    }

    private static void assertVersion(String version) {
        assertThat(when().get("/q/health/ready").jsonPath()
                .getString("checks.find { it.name == 'wasm-plugin reloaded' }.data.version")).isEqualTo(version);
    }

    private static List<String> compiled() {
        return APPLICATION.getLogRecords().stream().map(LogLines::text).toList();
    }
}
