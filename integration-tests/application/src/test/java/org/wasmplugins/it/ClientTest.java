package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ClientTest {

    @ParameterizedTest
    @ValueSource(strings = { "waiting", "later", "stage" })
    void method_sendsItsArgumentAndReadsItsType(String kind) {
        when().get("/client/" + kind + "/3/-4").then().statusCode(200)
                .body("type", equalTo("mirror.point")).body("data.x", equalTo(3)).body("data.y", equalTo(-4));
    }

    @Test
    void severalParameters_becomeAnObject() {
        when().get("/client/several/a").then().statusCode(200)
                .body("data.name", equalTo("a")).body("data.point.y", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes", "buffer" })
    void bytes_passAsJsonThatIsWrittenAlready(String kind) {
        given().contentType("application/octet-stream").body("{\"a\": [1, null]}".getBytes(UTF_8)).when()
                .post("/client/" + kind)
                .then().statusCode(200).body(containsString("\"data\":{\"a\": [1, null]}"));
    }

    @Test
    void bytesThatAreNoJson_areRefused() {
        given().contentType("application/octet-stream").body("1},\"type\":\"other\"".getBytes(UTF_8)).when()
                .post("/client/bytes")
                .then().statusCode(502).body("type", equalTo("PluginSerializationException"));
    }

    @Test
    void errorOfThePlugin_isAnExceptionWithItsCode() {
        when().get("/client/refused").then().statusCode(409).body("code", equalTo("no"))
                .body("message",
                        equalTo("Plugin mirror, call by org.wasmplugins.it.Mirror#refused: the plugin answered with the"
                                + " error 'no': it said no"));
    }

    @Test
    void methodThatWaits_failsOnEventLoops() {
        when().get("/client/waiting-on-event-loop").then().statusCode(200)
                .body(containsString("BlockingOperationNotAllowedException"))
                .body(containsString("Mirror#waiting waits for its plugin and was called on an event loop"));
    }
}
