package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** What the health endpoints say of plugins that are well, broken, asleep, and left out. */
class HealthTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("minimal")
                    .plugin("open", Guests.bytes("initialize-returns-7")).plugin("broken", Guests.bytes("initialize-returns-7"))
                    .plugin("quiet", Guests.bytes("initialize-returns-7"))
                    .plugin("lazy", PluginArchive.manifest("lazy", "load: lazy\n"), Guests.bytes("minimal")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.open.on-failure", "fail-open")
            .overrideConfigKey("quarkus.wasm-plugins.defaults.on-failure", "restart")
            .overrideConfigKey("quarkus.wasm-plugins.restart.initial-delay", "1h")
            .overrideConfigKey("quarkus.wasm-plugins.restart.max-delay", "1h")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.quiet.health", "off");

    private static final String CHECK = "checks.find { it.name == '%s' }.";

    private static String of(String plugin, String field) {
        return CHECK.formatted("wasm-plugin " + plugin) + field;
    }

    @Test
    void readyPlugin_isUpWithWhatItIs() {
        when().get("/q/health/ready").then().statusCode(503).body(of("minimal", "status"), equalTo("UP"))
                .body(of("minimal", "data.state"), equalTo("READY")).body(of("minimal", "data.version"), equalTo("1.0.0"))
                .body(of("minimal", "data.runtime"), equalTo("wasm")).body(of("minimal", "data.'pool.idle'"), equalTo(1))
                .body(of("minimal", "data.'pool.waiting'"), equalTo(0));
    }

    @Test
    void requiredPluginThatFailed_isDownWithItsLastError() {
        when().get("/q/health/ready").then().body(of("broken", "status"), equalTo("DOWN"))
                .body(of("broken", "data.state"), equalTo("ERROR"))
                .body(of("broken", "data.'last-error'"), containsString("plugin_initialize returned 7"))
                .body(of("broken", "data.'last-error-at'"), notNullValue());
    }

    @Test
    void pluginThatFailsOpen_isOptional() {
        when().get("/q/health/ready").then().body(of("open", "status"), equalTo("UP"))
                .body(of("open", "data.state"), equalTo("ERROR")).body(of("open", "data.required"), equalTo(false));
    }

    @Test
    void lazyPluginThatWaits_isUp() {
        when().get("/q/health/ready").then().body(of("lazy", "status"), equalTo("UP"))
                .body(of("lazy", "data.state"), equalTo("UNLOADED"));
    }

    @Test
    void pluginThatIsOff_hasNoCheck() {
        when().get("/q/health").then().body("checks.name", not(hasItem("wasm-plugin quiet")));
    }

    @Test
    void startUp_waitsForRequiredPluginsOnly() {
        when().get("/q/health/started").then().statusCode(503)
                .body(CHECK.formatted("wasm-plugins started") + "data", equalTo(Map.of("broken", "ERROR")));
    }

    @Test
    void liveness_isTheHostsOwn() {
        var host = CHECK.formatted("wasm-plugins host");
        when().get("/q/health/live").then().statusCode(200).body(host + "data.watchdog", equalTo("alive"))
                .body(host + "data.'threads.stuck'", equalTo(0)).body("checks.name", not(hasItem("wasm-plugin broken")));
    }

    @Test
    void group_hasAllOfThem() {
        when().get("/q/health/group/wasm-plugins").then().body("checks.name",
                hasItems("wasm-plugin minimal", "wasm-plugins host", "wasm-plugins started"));
    }
}
