package org.wasmplugins.wasm.serialization;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.PluginEvent;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/**
 * An event as plugins see it. It is a map for an application's own serializer; {@link JacksonSerializer} writes it without
 * building the map.
 */
final class EventEnvelope extends AbstractMap<String, Object> {

    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString TYPE = new SerializedString("type");
    private static final SerializedString SOURCE = new SerializedString("source");
    private static final SerializedString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializedString DATA = new SerializedString("data");

    private final PluginEvent event;

    EventEnvelope(PluginEvent event) {
        this.event = event;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        var entries = new LinkedHashMap<String, Object>();
        entries.put(ID.getValue(), event.id());
        entries.put(TYPE.getValue(), event.type());
        if (event.source() != null) {
            entries.put(SOURCE.getValue(), event.source());
        }
        entries.put(TIMESTAMP.getValue(), Timestamps.text(event.timestamp()));
        entries.put(DATA.getValue(), event.data());
        return entries.entrySet();
    }

    /** Writes the event as Jackson would write the map. */
    static final class Writer extends StdSerializer<EventEnvelope> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(EventEnvelope.class);
        }

        @Override
        public void serialize(EventEnvelope envelope, JsonGenerator generator, SerializerProvider provider) throws IOException {
            PluginEvent event = envelope.event;
            generator.writeStartObject(envelope);
            write(generator, ID, event.id());
            write(generator, TYPE, event.type());
            if (event.source() != null) {
                write(generator, SOURCE, event.source());
            }
            write(generator, TIMESTAMP, Timestamps.text(event.timestamp()));
            generator.writeFieldName(DATA);
            provider.defaultSerializeValue(event.data(), generator);
            generator.writeEndObject();
        }

        private static void write(JsonGenerator generator, SerializedString name, String value) throws IOException {
            generator.writeFieldName(name);
            generator.writeString(value);
        }
    }
}
