package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Files and servers, as far as plugins may reach them. */
@QuarkusTest
class CapabilitiesTest {

    private static final int NOT_THERE = 44;

    @Test
    void mountedFile_isRead() throws Exception {
        var answer = send("files", "read", "pom.xml").statusCode(200).extract().asByteArray();
        assertArrayEquals(Files.readAllBytes(Path.of("pom.xml")), answer);
    }

    @Test
    void fileThatIsNotThere_isAnErrorOfWasi() {
        var answer = send("files", "read", "nothing.xml").statusCode(200).extract().asByteArray();
        assertArrayEquals(new byte[] { NOT_THERE, 0, 0, 0 }, answer);
    }

    @Test
    void grantedServer_answers() throws Exception {
        var server = GreetingServer.start();
        try {
            send("fetch", "fetch", request("http", GreetingServer.PORT)).statusCode(200).body(containsString("\"status\":200"))
                    .body(containsString("\"body\":\"" + GreetingServer.GREETING + "\""));
        } finally {
            server.stop();
        }
    }

    @Test
    void serverThatNobodyVouchesFor_isNotTrusted(@TempDir Path directory) throws Exception {
        var server = GreetingServer.startWithTls(SelfSigned.context(directory));
        String failure;
        try {
            send("fetch", "fetch", request("https", GreetingServer.PORT)).statusCode(200)
                    .body(containsString("SSLHandshakeException"));
        } finally {
            failure = server.stop();
        }
        assertTrue(failure.contains("certificate_unknown"), failure);
    }

    @Test
    void serverThatIsNotListed_isDenied() {
        send("fetch", "fetch", request("http", 1)).statusCode(403).body("type", equalTo("PermissionDeniedException"));
    }

    private static String request(String scheme, int port) {
        return "{\"url\":\"" + scheme + "://localhost:" + port + "/\"}";
    }

    private static ValidatableResponse send(String plugin, String type, String data) {
        return given().contentType("application/octet-stream").body(data.getBytes(UTF_8)).when()
                .post("/plugins/{plugin}/{type}", plugin, type).then();
    }
}
