package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class HttpProblemOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClass(FailingResource.class))
            .overrideConfigKey("quarkus.wasm-plugins.http-problem", "false");

    @Test
    void failures_areThoseOfAnyOtherException() {
        given().when().get("kind/overloaded").then().statusCode(500).contentType(not(containsString("problem")));
    }
}
