package org.wasmplugins.it;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PluginStatesTest {

    @Test
    void allPlugins_areReady() {
        when().get("/plugins").then().statusCode(200)
                .body("id",
                        contains("batched", "context", "denied", "echo", "fetch", "files", "guarded", "interpreted", "journal",
                                "lazy",
                                "limits", "looping", "messenger",
                                "mirror", "prepared", "types", "waiting", "where", "where-batched", "where-loop", "word-count"))
                .body("findAll { it.id != 'lazy' }.state", everyItem(equalTo("READY")));
    }

    @Test
    void plugin_hasItsVersionAndState() {
        when().get("/plugins/echo").then().statusCode(200)
                .body("id", equalTo("echo")).body("version", equalTo("1.0.0")).body("state", equalTo("READY"));
    }

    @Test
    void unknownPlugin_isNotThere() {
        when().get("/plugins/nobody").then().statusCode(404);
    }

    @Test
    void isLoaded_tellsWhatIsThere() {
        when().get("/plugins/word-count/loaded").then().statusCode(200).body(equalTo("true"));
        when().get("/plugins/nobody/loaded").then().statusCode(200).body(equalTo("false"));
    }
}
