package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class HttpProblemDetailsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClass(FailingResource.class))
            .overrideConfigKey("quarkus.wasm-plugins.http-problem-details", "true");

    @Test
    void details_haveTheMessage() {
        given().when().get("kind/denied").then().statusCode(403).body("detail", containsString(FailingResource.SECRET));
        given().when().get("list").then().body("[0].problem.detail", containsString(FailingResource.SECRET));
    }
}
