package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Limits, and what fault tolerance makes of them. */
@QuarkusTest
class LimitsTest {

    @ParameterizedTest
    @CsvSource({ "l, PluginTimeoutException, max_execution_time", "m, PluginMemoryLimitException, max_memory",
            "d, PluginCallDepthException, max_call_depth" })
    void limit_endsTheCallAndNotThePlugin(String how, String type, String limit) {
        send(how).statusCode(502).body("type", equalTo(type)).body("message", containsString(limit));
        send("-").statusCode(200);
    }

    /** The interpreter runs a function of this plugin. */
    @Test
    void loopInTheInterpreter_endsTheCallAndNotThePlugin() {
        send("interpreted", "next", "l").statusCode(502).body("type", equalTo("PluginTimeoutException"));
        send("interpreted", "next", "a").statusCode(200).body(equalTo("b"));
    }

    @Test
    void timeoutOfTheClient_endsTheCall() {
        when().get("/limits/hurried/l").then().statusCode(504).body(containsString("timed out"));
        send("-").statusCode(200);
    }

    @Test
    void retry_asksAgainAfterTraps() {
        assertArrayEquals(new byte[] { 3 }, when().get("/limits/repeated/f").then().statusCode(200).extract().asByteArray());
    }

    @ParameterizedTest
    @CsvSource({ "l", "m", "d" })
    void fallback_answersInsteadOfThePlugin(String how) {
        when().get("/limits/replaced/{how}", how).then().statusCode(200).body(equalTo("i"));
    }

    private static ValidatableResponse send(String how) {
        return send("limits", "go", how);
    }

    private static ValidatableResponse send(String plugin, String type, String data) {
        return given().contentType("application/octet-stream").body(data.getBytes(UTF_8)).when()
                .post("/plugins/{plugin}/{type}", plugin, type).then();
    }
}
