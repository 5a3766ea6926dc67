package org.wasmplugins.wasm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;
import org.wasmplugins.SerializationFormat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads and writes values as plugins do, without our own code. Numbers are decimals, in whatever type they are written. */
interface SeenValues {

    static SeenValues of(SerializationFormat format) {
        return format == SerializationFormat.JSON ? new Json() : new MessagePacked();
    }

    Object read(byte[] bytes) throws IOException;

    byte[] write(String text);

    byte[] answer(byte[] data);

    byte[] array(List<byte[]> elements);

    /** Returns bytes in the form that this format has for them. */
    Object bytes(byte[] bytes);

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    final class Json implements SeenValues {

        private static final ObjectMapper MAPPER = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        @Override
        public Object read(byte[] bytes) throws IOException {
            return plain(MAPPER.readValue(bytes, Object.class));
        }

        private static Object plain(Object value) {
            if (value instanceof Number number) {
                return new BigDecimal(number.toString());
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Json::plain).toList();
            }
            if (value instanceof Map<?, ?> map) {
                var all = new LinkedHashMap<Object, Object>();
                map.forEach((key, element) -> all.put(key, plain(element)));
                return all;
            }
            return value;
        }

        @Override
        public byte[] write(String text) {
            return ('"' + text + '"').getBytes(UTF_8);
        }

        @Override
        public byte[] answer(byte[] data) {
            return joined("{\"success\":true,\"data\":".getBytes(UTF_8), data, "}".getBytes(UTF_8));
        }

        @Override
        public byte[] array(List<byte[]> elements) {
            var all = new ByteArrayOutputStream();
            for (byte[] element : elements) {
                all.write(all.size() == 0 ? '[' : ',');
                all.writeBytes(element);
            }
            all.write(']');
            return all.toByteArray();
        }

        @Override
        public Object bytes(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    final class MessagePacked implements SeenValues {

        @Override
        public Object read(byte[] bytes) throws IOException {
            try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
                Object value = plain(unpacker.unpackValue());
                if (unpacker.hasNext()) {
                    throw new AssertionError("more than one value");
                }
                return value;
            }
        }

        private static Object plain(Value value) {
            return switch (value.getValueType()) {
                case NIL -> null;
                case BOOLEAN -> value.asBooleanValue().getBoolean();
                case INTEGER -> new BigDecimal(value.asIntegerValue().toBigInteger());
                // A plugin with a single decimal type does so.
                case FLOAT -> BigDecimal.valueOf(value.asFloatValue().toDouble());
                case STRING -> new String(value.asStringValue().asByteArray(), UTF_8);
                case BINARY -> value.asBinaryValue().asByteArray();
                case ARRAY -> {
                    var all = new ArrayList<Object>();
                    value.asArrayValue().forEach(element -> all.add(plain(element)));
                    yield all;
                }
                case MAP -> {
                    var all = new LinkedHashMap<Object, Object>();
                    value.asMapValue().entrySet().forEach(entry -> all.put(plain(entry.getKey()), plain(entry.getValue())));
                    yield all;
                }
                case EXTENSION -> throw new AssertionError("an extension type");
            };
        }

        @Override
        public byte[] write(String text) {
            return joined(new byte[] { (byte) (0xA0 + text.length()) }, text.getBytes(UTF_8));
        }

        @Override
        public byte[] answer(byte[] data) {
            return joined(new byte[] { (byte) 0x82 }, write("success"), new byte[] { (byte) 0xC3 }, write("data"), data);
        }

        @Override
        public byte[] array(List<byte[]> elements) {
            return joined(new byte[] { (byte) (0x90 + elements.size()) }, joined(elements.toArray(byte[][]::new)));
        }

        @Override
        public Object bytes(byte[] bytes) {
            return bytes;
        }
    }
}
