package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.SerializationFormat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.QuarkusUnitTest;

/** In tests JSON is used where a plugin lists it; the application's own serializers take the place of ours. */
class SerializerBeansTest extends SerializationContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> application().accept(archive.addClass(RecordingSerializer.class)));

    @Singleton
    static class Json extends RecordingSerializer {
        @Inject
        Json(ObjectMapper mapper) {
            super(SerializationFormat.JSON, mapper);
        }
    }

    @Singleton
    static class MessagePack extends RecordingSerializer {
        @Inject
        MessagePack(ObjectMapper mapper) {
            super(SerializationFormat.MSGPACK, mapper);
        }
    }

    @Inject
    Json json;

    @Inject
    MessagePack messagePack;

    @BeforeEach
    void forget() {
        json.used.clear();
        messagePack.used.clear();
    }

    @Test
    void pluginThatListsBoth_getsJson() {
        count("word-count");
        assertThat(json.used).containsExactly("write", "read");
        assertThat(messagePack.used).isEmpty();
    }

    @Test
    void pluginThatListsOne_getsThat() {
        count("json-only");
        assertThat(json.used).containsExactly("write", "read");
        assertThat(messagePack.used).isEmpty();
        count("msgpack-only");
        assertThat(messagePack.used).containsExactly("write", "read");
    }
}
