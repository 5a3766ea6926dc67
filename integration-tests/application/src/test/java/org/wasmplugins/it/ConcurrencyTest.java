package org.wasmplugins.it;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ConcurrencyTest {

    private static final int EVENTS = 1000;
    private static final int REQUESTS = 200;

    @TestHTTPResource("/request/")
    URI requests;

    @Test
    void instance_neverHasTwoThreads() {
        when().get("/many/guarded/{events}", EVENTS).then().statusCode(200)
                .body("answers", equalTo(EVENTS))
                .body("intrusions", equalTo(0))
                .body("mostAtOnce", allOf(greaterThanOrEqualTo(2), lessThanOrEqualTo(4)));
    }

    @Test
    void singleInstance_takesEventsInTheirOrder() {
        var order = when().get("/many/journal/{events}", EVENTS).then().statusCode(200)
                .extract().jsonPath().getList("", Integer.class);

        assertEquals(IntStream.range(0, EVENTS).boxed().toList(), order);
    }

    @Test
    void hostFunction_runsOnAWorkerInTheContextOfItsRequest() {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answers = IntStream.range(0, REQUESTS)
                .mapToObj(i -> client.sendAsync(HttpRequest.newBuilder(requests.resolve("number-" + i)).build(),
                        HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body))
                .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();

        assertEquals(IntStream.range(0, REQUESTS).mapToObj(i -> "number-" + i + " on a worker").toList(),
                answers.stream().map(CompletableFuture::join).toList());
    }
}
