package org.wasmplugins.it;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BatchesTest {

    private static final int CALLERS = 300;

    @TestHTTPResource("/batch/waiting/")
    URI waiting;

    @TestHTTPResource("/where/")
    URI where;

    @Test
    void eventsSentAtOnce_goTogetherAndHaveTheirOwnAnswers() {
        var numbers = IntStream.range(0, 64).boxed().toList();
        var answers = when().get("/batch/" + numbers.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .then().statusCode(200).body("answer.together", everyItem(equalTo(64)))
                .extract().jsonPath().getList("answer.number", Integer.class);
        assertEquals(numbers, answers);
    }

    @Test
    void badAnswer_failsItsEventAlone() {
        when().get("/batch/1,667,3").then().statusCode(200).body("[0].answer.number", equalTo(1))
                .body("[1].failure", equalTo("PluginDeserializationException")).body("[2].answer.number", equalTo(3));
    }

    @Test
    void batchThatTakesTooLong_failsAsAWholeAndTheNextIsAnswered() {
        when().get("/batch/1,666").then().statusCode(200)
                .body("failure", contains("PluginTimeoutException", "PluginTimeoutException"));
        when().get("/batch/5").then().statusCode(200).body("answer.number", contains(5));
    }

    /** More than there are workers, which all wait. */
    @Test
    void manyCallersThatWait_areAllAnswered() {
        assertEquals(IntStream.range(0, CALLERS).mapToObj(i -> "{\"number\":" + i).toList(),
                getAll(i -> waiting.resolve(String.valueOf(i))).stream().map(answer -> answer.split(",")[0]).toList());
    }

    /** A raw plugin cannot take several at once. */
    @Test
    void eventsOneByOne_eachSeeTheRequestOfTheirCaller() {
        assertEquals(IntStream.range(0, CALLERS).mapToObj(i -> "number-" + i + " worker").toList(),
                getAll(i -> where.resolve("number-" + i + "/batch")));
    }

    private static List<String> getAll(IntFunction<URI> resources) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answers = IntStream.range(0, CALLERS).mapToObj(i -> client
                .sendAsync(HttpRequest.newBuilder(resources.apply(i)).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body)).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
