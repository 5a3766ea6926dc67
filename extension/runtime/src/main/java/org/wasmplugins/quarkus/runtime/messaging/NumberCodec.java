package org.wasmplugins.quarkus.runtime.messaging;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/**
 * A codec for long numbers on the event bus, for which Vert.x has none. Registered by its name and not as the default of the
 * type, because an application may have its own.
 */
record NumberCodec<T extends Number>(Class<T> type, Function<String, T> parsed) implements MessageCodec<T, T> {

    private static final List<NumberCodec<?>> ALL = List.of(new NumberCodec<>(BigDecimal.class, BigDecimal::new),
            new NumberCodec<>(BigInteger.class, BigInteger::new));

    static void register(EventBus bus) {
        ALL.forEach(bus::registerCodec);
    }

    static void unregister(EventBus bus) {
        ALL.forEach(codec -> bus.unregisterCodec(codec.name()));
    }

    /** Returns the options that send a body. */
    static DeliveryOptions optionsFor(Object body) {
        var options = new DeliveryOptions();
        ALL.stream().filter(codec -> codec.type.isInstance(body)).forEach(codec -> options.setCodecName(codec.name()));
        return options;
    }

    @Override
    public void encodeToWire(Buffer buffer, T number) {
        var text = number.toString();
        buffer.appendInt(text.length()).appendString(text);
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        int start = position + Integer.BYTES;
        return parsed.apply(buffer.getString(start, start + buffer.getInt(position)));
    }

    @Override
    public T transform(T number) {
        return number;
    }

    @Override
    public String name() {
        return "wasm-plugins-" + type.getName();
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
