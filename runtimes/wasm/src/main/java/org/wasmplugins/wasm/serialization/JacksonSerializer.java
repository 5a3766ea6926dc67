package org.wasmplugins.wasm.serialization;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.wasm.serialization.token.FieldNameCache;
import org.wasmplugins.wasm.serialization.token.JsonTokens;
import org.wasmplugins.wasm.serialization.token.MessagePackTokens;
import org.wasmplugins.wasm.serialization.token.SerializedArray;
import org.wasmplugins.wasm.serialization.token.ValueTokens;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.type.TypeFactory;

/**
 * Writes and reads JSON or MessagePack with Jackson.
 *
 * <p>
 * The given mapper converts values: its modules and features apply to both formats, for example whether unknown properties
 * are ignored. Three settings are ours, because the bytes come from guests. Our bounds apply and not the mapper's; a
 * duplicate key is refused; default typing is off, because a guest must not name classes.
 *
 * <p>
 * Both formats express the same values: neither writes nor reads numbers that are not finite, or half characters. A number
 * with a point is read as {@code Double} if no other type is asked for and a double is exact, otherwise as
 * {@code BigDecimal}.
 */
public final class JacksonSerializer implements PluginSerializer {

    private final SerializationFormat format;
    private final ValueTokens tokens;
    private final ObjectMapper mapper;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    /** The readers by type: at most one for each type of answers in the application. */
    private final Map<HostType, ObjectReader> readers;
    /** The reader of the last type, set by any thread. */
    private Known last;

    private record Known(HostType type, ObjectReader reader) {
    }

    /**
     * @param format the format to write and read, JSON or MessagePack
     * @param mapper converts values; not changed, of any class. Its configuration applies; methods that its class overrides
     *        do not
     * @throws IllegalArgumentException if {@code format} is neither
     */
    public JacksonSerializer(SerializationFormat format, ObjectMapper mapper) {
        this.format = Objects.requireNonNull(format, "format");
        JsonFactory factory = JsonTokens.newFactory();
        this.tokens = switch (format) {
            case JSON -> new JsonTokens(factory, null);
            case MSGPACK -> new MessagePackTokens();
            case RAW -> throw new IllegalArgumentException("raw has no values");
        };
        this.mapper = new CopiedMapper(mapper, factory).deactivateDefaultTyping()
                .registerModule(new SerializedValueModule(tokens));
        this.writer = this.mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.reader = this.mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.readers = new ConcurrentHashMap<>();
    }

    private JacksonSerializer(JacksonSerializer shared, ValueTokens tokens) {
        this.format = shared.format;
        this.tokens = tokens;
        this.mapper = shared.mapper;
        this.writer = shared.writer;
        this.reader = shared.reader;
        this.readers = shared.readers;
    }

    @Override
    public SerializationFormat format() {
        return format;
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return tokens.generate(mapper, generator -> writer.writeValue(generator, value));
    }

    @Override
    public Object read(byte[] bytes, HostType type) throws IOException {
        if (type.rawClass() == SerializedArray.class) {
            return new SerializedArray(tokens.elements(bytes));
        }
        try (JsonParser parser = tokens.parse(bytes)) {
            return readerFor(type).readValue(parser);
        }
    }

    private ObjectReader readerFor(HostType type) {
        Known known = last;
        if (known == null || known.type != type) {
            known = new Known(type, readers.computeIfAbsent(type, this::readerOf));
            last = known;
        }
        return known.reader;
    }

    @Override
    public PluginSerializer forPlugin() {
        return format == SerializationFormat.JSON
                ? new JacksonSerializer(this, new JsonTokens(mapper.getFactory(), new FieldNameCache(mapper)))
                : this;
    }

    private ObjectReader readerOf(HostType type) {
        return reader.forType(javaType(reader.getTypeFactory(), type));
    }

    private static JavaType javaType(TypeFactory factory, HostType type) {
        if (type.arguments().isEmpty()) {
            return factory.constructType(type.rawClass());
        }
        return factory.constructParametricType(type.rawClass(),
                type.arguments().stream().map(argument -> javaType(factory, argument)).toArray(JavaType[]::new));
    }
}
