package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOverloadedException;

import io.quarkus.test.QuarkusUnitTest;

class HttpProblemMapperTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClasses(FailingResource.class, OfAll.class, OfOne.class));

    @Provider
    public static class OfAll implements ExceptionMapper<PluginException> {

        @Override
        public Response toResponse(PluginException failure) {
            return Response.status(418).entity("all").build();
        }
    }

    public static class OfOne {

        @ServerExceptionMapper
        public Response overloaded(PluginOverloadedException failure) {
            return Response.status(418).entity("one").build();
        }
    }

    @Test
    void mappersOfTheApplication_goFirst() {
        given().when().get("kind/denied").then().statusCode(418).body(equalTo("all"));
        given().when().get("kind/overloaded").then().statusCode(418).body(equalTo("one"));
    }
}
