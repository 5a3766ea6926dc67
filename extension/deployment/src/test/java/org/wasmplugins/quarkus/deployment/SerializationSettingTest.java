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

/** The setting counts for the plugins that list the format. */
class SerializationSettingTest extends SerializationContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> application().accept(archive.addClass(RecordingSerializer.class)))
            .overrideConfigKey("quarkus.wasm-plugins.serialization", "msgpack")
            .setLogRecordPredicate(record -> record.getLoggerName().endsWith(".Serializers"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).containsExactly(
                            "WASMP103: Plugin json-only 1.0.0 keeps its serialization 'json': quarkus.wasm-plugins.serialization is 'msgpack',"
                                    + " which its plugin.yaml does not list."));

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
    void pluginThatListsBoth_getsMessagePack() {
        count("word-count");
        assertThat(messagePack.used).containsExactly("write", "read");
        assertThat(json.used).isEmpty();
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
