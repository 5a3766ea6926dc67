package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The setting counts for the plugins that list the format. */
class SerializationSettingTest extends RecordingContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(recorded())
            .overrideConfigKey("quarkus.wasm-plugins.serialization", "json")
            .setLogRecordPredicate(record -> record.getLoggerName().endsWith(".Serializers"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).containsExactly(
                            "WASMP103: Plugin msgpack-only 1.0.0 keeps its serialization 'msgpack': quarkus.wasm-plugins.serialization is 'json',"
                                    + " which its plugin.yaml does not list."));

    @Test
    void pluginThatListsBoth_getsJson() {
        count("word-count");
        assertThat(json.used).containsExactly("write", "read");
        assertThat(messagePack.used).isEmpty();
    }
}
