package org.wasmplugins.wasm;

import java.io.IOException;
import java.util.Objects;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.type.TypeFactory;

/** Serializes with Jackson. */
public final class JacksonSerializer implements PluginSerializer {

    private final SerializationFormat format;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    /**
     * @param format what {@code mapper} writes and reads
     * @param mapper is not changed
     */
    public JacksonSerializer(SerializationFormat format, ObjectMapper mapper) {
        this.format = Objects.requireNonNull(format, "format");
        var own = mapper.copy().registerModule(new SerializedValueModule(mapper.getFactory()));
        this.writer = own.writer();
        this.reader = own.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public SerializationFormat format() {
        return format;
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public Object read(byte[] bytes, HostType type) throws IOException {
        return reader.forType(javaType(reader.getTypeFactory(), type)).readValue(bytes);
    }

    private static JavaType javaType(TypeFactory factory, HostType type) {
        if (type.arguments().isEmpty()) {
            return factory.constructType(type.rawClass());
        }
        return factory.constructParametricType(type.rawClass(),
                type.arguments().stream().map(argument -> javaType(factory, argument)).toArray(JavaType[]::new));
    }
}
