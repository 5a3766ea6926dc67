package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

/** What HTTP clients see of plugins that fail. */
class HttpProblemTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("puppet").guest("json-echo"))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class, FailingResource.class)));

    private static Response get(String path, Object... parameters) {
        return given().when().get(path, parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = { "uni", "stage", "blocking", "joined", "got", "all" })
    void failure_isAProblemDocumentHoweverItLeaves(String way) {
        var problem = get(way + "/puppet/t").then().statusCode(502).contentType("application/problem+json").extract().jsonPath()
                .<Object, Object> getMap("");
        assertThat(problem).containsOnly(Map.entry("type", "urn:wasm-plugins:problem:trapped"),
                Map.entry("title", "The plugin failed"), Map.entry("status", 502), Map.entry("plugin", "puppet"),
                Map.entry("operation", "handle-event"), Map.entry("event", "the-event"),
                Map.entry("trace", problem.get("trace")));
        assertThat((String) problem.get("trace")).matches("[0-9a-f]{32}");
    }

    @Test
    void unknownPlugin_namesNoOther() {
        get("uni/pupet/t").then().statusCode(404).contentType("application/problem+json")
                .body("type", equalTo("urn:wasm-plugins:problem:unknown-plugin")).body("plugin", equalTo("pupet"))
                .body("event", equalTo("the-event")).body(not(containsString("puppet")));
    }

    @ParameterizedTest
    @CsvSource({ "unknown-event,404", "refused,422", "overloaded,503", "too-long,504", "denied,403", "limit,502",
            "failed,500" })
    void eachKind_hasItsStatus(String kind, int status) {
        get("kind/" + kind).then().statusCode(status).contentType("application/problem+json")
                .body("type", equalTo("urn:wasm-plugins:problem:" + kind)).body("status", equalTo(status))
                .body("plugin", equalTo("one")).body(not(containsString(FailingResource.SECRET)))
                .body(not(containsString("quarkus.wasm-plugins"))).header("Retry-After", status == 503 ? "1" : null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "kind/execution", "kind/undeclared", "kind/composite", "stage-of-kind" })
    void wrappedFailure_isWhatItWraps(String path) {
        get(path).then().statusCode(503).header("Retry-After", "1");
    }

    @Test
    void failureOfNoPlugin_namesNone() {
        get("kind/nobody").then().statusCode(500).body("plugin", equalTo(null)).body("operation", equalTo("read"));
    }

    @Test
    void otherExceptions_areAsBefore() {
        get("kind/other").then().statusCode(500).contentType(not(containsString("problem")));
    }

    @Test
    void publishedAnswers_showWhatAClientMaySee() {
        var answers = get("publish/rhello").then().statusCode(200).extract().jsonPath();
        assertThat(answers.getList("plugin")).containsExactlyInAnyOrder("puppet", "json-echo");
        assertThat(answers.<Object> get("find { it.plugin == 'puppet' }"))
                .isEqualTo(Map.of("plugin", "puppet", "success", true, "data", "aGVsbG8="));
    }

    @Test
    void publishedFailures_areProblems() {
        var answers = get("publish/t").then().statusCode(200).body(not(containsString("stackTrace"))).extract().jsonPath();
        assertThat(answers.<Map<String, Object>> get("find { it.plugin == 'puppet' }")).containsOnlyKeys("plugin", "success",
                "problem");
        assertThat(answers.<Object> get("find { it.plugin == 'puppet' }.problem.status")).isEqualTo(502);
        assertThat(answers.<Object> get("find { it.plugin == 'puppet' }.problem.event")).isNotNull();
    }

    @Test
    void answerThatIsNoSuccess_isAProblemWithoutTheGuestsWords() {
        get("list").then().body("[0].problem.status", equalTo(422)).body("[0].success", equalTo(false))
                .body(not(containsString(FailingResource.SECRET))).body("[1].success", equalTo(true))
                .body("[1].data[1]", equalTo("two"));
    }
}
