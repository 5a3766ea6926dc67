package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class MessagesTest {

    @Test
    void publishedEvent_reachesAllThatListItsType() {
        when().get("/messages/published/news").then().statusCode(200).body("", contains("lazy news", "mirror news"));
    }

    @Test
    void lazyPlugin_isReadyAfterItsFirstUse() {
        given().contentType("application/json").body("1").when().post("/plugins/lazy/lazy.use").then().statusCode(200)
                .body("data.data", equalTo(1));
        when().get("/plugins/lazy").then().body("state", equalTo("READY"));
    }

    @Test
    void messageToAnotherPlugin_isAnEventAndItsAnswerComesBack() {
        send("{\"to\": \"mirror\", \"type\": \"mirror.message\", \"data\": [1, 2]}").body("success", equalTo(true))
                .body("data.source", equalTo("messenger")).body("data.type", equalTo("mirror.message"))
                .body("data.data", contains(1, 2));
    }

    @Test
    void messageToTheApplication_reachesItsReceiver() {
        send("{\"to\": \"host\", \"type\": \"greet\", \"data\": \"hello\"}")
                .body("data", equalTo("messenger sent greet with hello"));
    }

    @Test
    void messageToAPluginThatIsNotListed_isDenied() {
        given().contentType("text/plain").body("{\"to\": \"echo\", \"type\": \"echo.bytes\", \"data\": 1}")
                .when().post("/messages/channel").then().statusCode(403)
                .body("type", equalTo("PermissionDeniedException"));
    }

    @Test
    void requestOnTheEventBus_isAnsweredByThePlugin() {
        when().get("/messages/bus/hello").then().statusCode(200)
                .body("type", equalTo("mirror.bus")).body("data", equalTo("hello"));
    }

    private static ValidatableResponse send(String message) {
        return given().contentType("text/plain").body(message).when().post("/messages/channel").then().statusCode(200);
    }
}
