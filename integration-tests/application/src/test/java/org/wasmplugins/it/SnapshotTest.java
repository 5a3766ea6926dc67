package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** A plugin that was initialized while the application was built, also where that is an executable. */
@QuarkusTest
class SnapshotTest {

    @Test
    void whatTheBuildPrepared_isThere() {
        assertArrayEquals(new byte[] { (byte) (144 * 144), 81, 0, 0 }, answer((byte) 144));
    }

    @Test
    void instances_areNotInitializedAgain() {
        assertArrayEquals(new byte[] { 1, 0, 0, 0 }, answer());
    }

    private static byte[] answer(byte... event) {
        var answer = given().contentType("application/octet-stream").body(event).when().post("/plugins/prepared/prepared.ask");
        answer.then().statusCode(200);
        return answer.asByteArray();
    }
}
