package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.serialization.JacksonSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.QuarkusUnitTest;

class DuplicateSerializerTest {

    private static final String THIS = "org.wasmplugins.quarkus.deployment.DuplicateSerializerTest$";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClass(RecordingSerializer.class))
            .assertException(BuildErrors.contain(
                    "There are two beans that are a PluginSerializer for 'json': ", THIS + "One", THIS + "Producer",
                    ". There may be one for each format."));

    @Singleton
    static class One extends RecordingSerializer {
        One() {
            super(SerializationFormat.JSON, new ObjectMapper());
        }
    }

    static class Producer {
        @Produces
        @ApplicationScoped
        PluginSerializer other() {
            return new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper());
        }
    }

    @Test
    void application_doesNotStart() {
        fail("the application must not start");
    }
}
