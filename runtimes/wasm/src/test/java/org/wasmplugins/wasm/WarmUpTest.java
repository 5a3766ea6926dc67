package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.serialization.JacksonSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** The values that the warm-up writes and reads before the first call, and the code that it runs. */
class WarmUpTest {

    private final RecordingModule module = new RecordingModule(false, false);
    private final List<String> written = new ArrayList<>();
    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(new StdSerializer<>(String.class) {

                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(String value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                    written.add(value);
                    generator.writeString(value);
                }
            }));

    @Test
    void formatOfPlugins_isWrittenOnceForAll() {
        warmUp(new JacksonSerializer(SerializationFormat.MSGPACK, mapper), SerializationFormat.MSGPACK,
                SerializationFormat.MSGPACK, SerializationFormat.JSON);
        assertThat(written).containsExactly("warm-up", "warm-up");
        assertThat(module.calls).containsExactly("warm-up", "warm-up", "warm-up");
    }

    @Test
    void formatThatNoPluginUses_isNotWritten() {
        warmUp(new JacksonSerializer(SerializationFormat.JSON, mapper), SerializationFormat.RAW);
        assertThat(written).isEmpty();
    }

    @Test
    void applicationsOwnSerializer_isNotAsked() {
        warmUp(new PluginSerializer() {
            @Override
            public SerializationFormat format() {
                return SerializationFormat.JSON;
            }

            @Override
            public byte[] write(Object value) {
                throw new AssertionError("written");
            }

            @Override
            public Object read(byte[] bytes, HostType type) {
                throw new AssertionError("read");
            }
        }, SerializationFormat.JSON);
        assertThat(module.calls).containsExactly("warm-up");
    }

    private void warmUp(PluginSerializer serializer, SerializationFormat... formats) {
        new WasmPluginRuntime(plugin -> Optional.of(module), List.of(serializer))
                .warmUp(Stream.of(formats).map(WarmUpTest::plugin).toList());
    }

    private static PluginManifest plugin(SerializationFormat format) {
        return Manifests.of("a-" + format.key(), format);
    }
}
