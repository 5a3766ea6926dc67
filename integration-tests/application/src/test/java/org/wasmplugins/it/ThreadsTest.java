package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Where plugins and their host functions run, and what comes back from functions that answer later. */
@QuarkusTest
class ThreadsTest {

    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    @ParameterizedTest
    @CsvSource({ "worker, worker", "event-loop-of-client, event-loop", "event-loop-of-manifest, event-loop" })
    void plugin_runsWhereItsManifestOrItsClientSays(String path, String thread) {
        when().get("/where/ada/" + path).then().statusCode(200).body(equalTo("ada " + thread));
    }

    @Test
    void virtualThread_isThereOrMissedClearly() {
        var answer = when().get("/where/ada/virtual-thread").then();
        if (hasVirtualThreads()) {
            answer.statusCode(200).body(equalTo("ada virtual-thread"));
        } else {
            answer.statusCode(502).body("type", equalTo("PluginExecutionException"))
                    .body("message", containsString("it cannot run with the execution model 'virtual-thread'"))
                    .body("message", containsString("21"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "0, a Uni's", "1, a stage's", "2, waiting 36 true" })
    void hostFunction_answersLaterOrKnowsItsCall(String function, String answer) {
        call(function).statusCode(200).body(equalTo(answer));
    }

    @Test
    void hostFunctionOnVirtualThread_isThereOrMissedClearly() {
        if (hasVirtualThreads()) {
            call("3").statusCode(200).body(equalTo("virtual-thread"));
        } else {
            call("3").statusCode(502).body("message", containsString("21"));
        }
    }

    /** An executable has another JDK's than the tests. */
    private static boolean hasVirtualThreads() {
        var jdk = when().get("/where/ada/jdk").then().statusCode(200).extract().asString();
        return Integer.parseInt(jdk) >= FIRST_JDK_WITH_VIRTUAL_THREADS;
    }

    private static ValidatableResponse call(String function) {
        return given().contentType("application/octet-stream").body(function.getBytes(UTF_8)).when()
                .post("/plugins/waiting/call").then();
    }
}
