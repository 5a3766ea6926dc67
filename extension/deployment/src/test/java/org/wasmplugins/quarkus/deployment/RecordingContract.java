package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.SerializationFormat;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The application's own serializers take the place of ours, and say which was used. */
abstract class RecordingContract extends SerializationContract {

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

    static Consumer<JavaArchive> recorded() {
        return application().andThen(archive -> archive.addClasses(RecordingSerializer.class, RecordingContract.class));
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
