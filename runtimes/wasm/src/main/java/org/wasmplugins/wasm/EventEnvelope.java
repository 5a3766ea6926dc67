package org.wasmplugins.wasm;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.wasmplugins.PluginEvent;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** An event as plugins see it. A map for serializers that are not ours; ours writes it without making one. */
final class EventEnvelope extends AbstractMap<String, Object> {

    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String SOURCE = "source";
    private static final String TIMESTAMP = "timestamp";
    private static final String DATA = "data";

    private final PluginEvent event;

    EventEnvelope(PluginEvent event) {
        this.event = event;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        var entries = new LinkedHashMap<String, Object>();
        entries.put(ID, event.id());
        entries.put(TYPE, event.type());
        if (event.source() != null) {
            entries.put(SOURCE, event.source());
        }
        entries.put(TIMESTAMP, Timestamps.text(event.timestamp()));
        entries.put(DATA, event.data());
        return entries.entrySet();
    }

    /** Writes it as Jackson would write the map. */
    static final class Writer extends StdSerializer<EventEnvelope> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(EventEnvelope.class);
        }

        @Override
        public void serialize(EventEnvelope envelope, JsonGenerator generator, SerializerProvider provider) throws IOException {
            var event = envelope.event;
            generator.writeStartObject(envelope);
            generator.writeStringField(ID, event.id());
            generator.writeStringField(TYPE, event.type());
            if (event.source() != null) {
                generator.writeStringField(SOURCE, event.source());
            }
            generator.writeStringField(TIMESTAMP, Timestamps.text(event.timestamp()));
            generator.writeFieldName(DATA);
            provider.defaultSerializeValue(event.data(), generator);
            generator.writeEndObject();
        }
    }
}
