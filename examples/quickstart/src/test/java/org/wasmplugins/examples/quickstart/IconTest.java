package org.wasmplugins.examples.quickstart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IconTest {

    @ParameterizedTest
    @CsvSource({ "Main.java, java, #b0480a", "Dockerfile, docker, #0b6fb8", "types.d.ts, typescript-definition, #1f4c99",
            "grüße.MD, markdown, #19649e" })
    void knownFile_hasItsIcon(String fileName, String icon, String color) {
        given().when().get("/icons/{fileName}", fileName)
                .then().statusCode(200).contentType("application/json")
                .body("icon", equalTo(icon)).body("color", equalTo(color));
    }

    @Test
    void unknownExtension_hasThePlainIcon() {
        given().when().get("/icons/unknown.zzz").then().statusCode(200)
                .body("icon", equalTo("file")).body("color", equalTo("#6b7280"));
    }

    @ParameterizedTest
    @CsvSource({ "light, #b0480a", "dark, #ff9e57" })
    void theme_choosesTheColor(String theme, String color) {
        given().queryParam("theme", theme).when().get("/icons/Main.java").then().statusCode(200)
                .body("icon", equalTo("java")).body("color", equalTo(color));
    }

    @ParameterizedTest
    @CsvSource({ "blue", "Dark", "' dark'" })
    void unknownTheme_is400(String theme) {
        given().queryParam("theme", theme).when().get("/icons/Main.java")
                .then().statusCode(400).body(containsString("The theme must be 'dark' or 'light'."));
    }
}
