package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class EventsTest {

    @Test
    void pluginInADependency_answers() {
        given().contentType("application/json").body(Map.of("text", "one two\nthree"))
                .when().post("/plugins/word-count/text.count").then().statusCode(200)
                .body("success", equalTo(true))
                .body("data.characters", equalTo(13)).body("data.words", equalTo(3)).body("data.lines", equalTo(2));
    }

    @Test
    void refusalOfAPlugin_isAResponse() {
        given().contentType("application/json").body(Map.of("words", 1))
                .when().post("/plugins/word-count/text.count").then().statusCode(200)
                .body("success", equalTo(false)).body("data", nullValue())
                .body("error.code", equalTo("invalid-event"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 7, 65_536, 1_000_000 })
    void bytes_comeBackAsTheyWere(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);

        var answer = post("echo", "echo.bytes", bytes);

        answer.then().statusCode(200);
        assertArrayEquals(bytes, answer.asByteArray());
    }

    @Test
    void deniedHostFunction_endsTheCall() {
        post("denied", "describe", new byte[0]).then().statusCode(403)
                .body("type", equalTo("PermissionDeniedException"))
                .body("message", equalTo("Plugin denied 1.0.0, call host function 'describe_request': the plugin may not call"
                        + " it; allowed are none. List it under permissions.host_functions in the plugin's plugin.yaml to"
                        + " allow it."));
    }

    @Test
    void unknownPlugin_isNamedWithTheNearest() {
        post("ecko", "echo.bytes", new byte[0]).then().statusCode(404)
                .body("type", equalTo("PluginNotFoundException"))
                .body("message", containsString("did you mean 'echo'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "echo", "echoes.bytes", "text.count" })
    void eventThatThePluginDoesNotList_isRefused(String type) {
        post("echo", type, new byte[0]).then().statusCode(422)
                .body("type", equalTo("EventNotSupportedException"))
                .body("message", containsString("'" + type + "'; it lists [echo.*]"));
    }

    @Test
    void trap_endsOneCallAndNotThePlugin() {
        post("types", "call", new byte[] { (byte) 255 }).then().statusCode(502)
                .body("type", equalTo("PluginTrapException"))
                .body("message", containsString("Plugin types 1.0.0, handle-event: the plugin's code trapped"));
        post("types", "call", new byte[] { 4, 1, 0, 0, 0 }).then().statusCode(200);
    }

    @Test
    void failingHostFunction_endsTheCallWithItsCause() {
        post("types", "call", new byte[] { 13 }).then().statusCode(502)
                .body("type", equalTo("HostFunctionException"))
                .body("message", equalTo("Plugin types 1.0.0, call host function 'fail': it failed:"
                        + " java.lang.IllegalStateException: out of order"));
    }

    private static Response post(String plugin, String type, byte[] bytes) {
        return given().contentType("application/octet-stream").body(bytes).when().post("/plugins/{id}/{type}", plugin, type);
    }
}
