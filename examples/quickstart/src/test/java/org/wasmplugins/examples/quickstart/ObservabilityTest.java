package org.wasmplugins.examples.quickstart;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What whoever runs the service sees of its plugins. */
@QuarkusTest
class ObservabilityTest {

    private static final Pattern METRIC = Pattern.compile("wasm_plugin_[a-z_]+");
    private static final Path DASHBOARD = Path.of("..", "..", "docs", "modules", "ROOT", "attachments",
            "grafana-dashboard.json");

    private static void callBoth() {
        given().contentType("text/plain").body("two words").when().post("/word-count").then().statusCode(200);
        when().get("/icons/Main.java").then().statusCode(200);
    }

    @Test
    void health_showsBothPlugins() {
        when().get("/q/health").then().statusCode(200).body("status", equalTo("UP")).body("checks.name",
                hasItems("wasm-plugin word-count", "wasm-plugin file-icons", "wasm-plugins started", "wasm-plugins host"));
    }

    @Test
    void metrics_countCalls() {
        callBoth();
        when().get("/q/metrics").then().statusCode(200)
                .body(containsString("wasm_plugin_calls_seconds_count{outcome=\"success\",plugin=\"word-count\",version="))
                .body(containsString("wasm_plugin_pool_idle{plugin=\"file-icons\",version="));
    }

    @Test
    void dashboard_asksForMetricsThatThereAre() throws Exception {
        callBoth();
        var missing = metrics(Files.readString(DASHBOARD));
        missing.removeAll(metrics(when().get("/q/metrics").then().extract().asString()));
        assertEquals(Set.of(), missing);
    }

    private static Set<String> metrics(String text) {
        var names = new TreeSet<String>();
        var found = METRIC.matcher(text);
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }
}
