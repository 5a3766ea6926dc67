package org.wasmplugins.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class ParallelRequestsTest {

    private static final int REQUESTS = 200;

    @TestHTTPResource
    URI uri;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void parallelRequests_eachHaveTheirOwnAnswer() {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answers = IntStream.range(0, REQUESTS)
                .mapToObj(i -> client.sendAsync(request(i), HttpResponse.BodyHandlers.ofString())).toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();

        var wrong = IntStream.range(0, REQUESTS).filter(i -> !isRight(i, answers.get(i).join()))
                .mapToObj(i -> i + ": " + answers.get(i).join().statusCode() + " " + answers.get(i).join().body()).toList();
        assertEquals(List.of(), wrong);
    }

    private HttpRequest request(int i) {
        return switch (i % 3) {
            case 0 -> HttpRequest.newBuilder(uri.resolve("/word-count")).header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("word\u2003".repeat(i))).build();
            case 1 -> HttpRequest.newBuilder(uri.resolve("/icons/Main.java?theme=dark")).build();
            default -> HttpRequest.newBuilder(uri.resolve("/icons/Main.java?theme=light")).build();
        };
    }

    private static boolean isRight(int i, HttpResponse<String> answer) {
        Map<String, ?> expected = switch (i % 3) {
            case 0 -> Map.of("characters", 5 * i, "words", i, "lines", i == 0 ? 0 : 1);
            case 1 -> Map.of("icon", "java", "color", "#ff9e57");
            default -> Map.of("icon", "java", "color", "#b0480a");
        };
        return answer.statusCode() == 200 && expected.equals(JsonPath.from(answer.body()).getMap(""));
    }
}
