package org.wasmplugins.it;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.wasmplugins.it.Mirror.Point;
import org.wasmplugins.it.Mirror.Seen;

import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;

/** As the documentation shows it. */
@QuarkusTest
class MockedClientTest {

    @InjectMock
    Mirror mirror;

    @Test
    void mock_standsInForThePlugin() {
        when(mirror.waiting(any())).thenReturn(new Seen<>("mocked", "none", new Point(7, 8)));
        when().get("/client/waiting/3/4").then().statusCode(200)
                .body("id", equalTo("mocked")).body("data.x", equalTo(7));
    }
}
