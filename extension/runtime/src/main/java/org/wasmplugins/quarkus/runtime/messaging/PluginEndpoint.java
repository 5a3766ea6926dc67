package org.wasmplugins.quarkus.runtime.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.quarkus.runtime.payload.Payloads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Makes events of one type for one plugin from payloads, and plain values from its answers. */
final class PluginEndpoint {

    private final PluginCalls calls;
    private final PluginId plugin;
    private final String eventType;

    PluginEndpoint(PluginCalls calls, PluginId plugin, String eventType) {
        this.calls = calls;
        this.plugin = plugin;
        this.eventType = eventType;
    }

    /** Returns the data of the answer; fails as a typed client does. */
    Uni<Object> call(Object payload) {
        return Uni.createFrom().completionStage(() -> start(payload)).onItem().transform(this::data);
    }

    /** Starts the call. */
    CompletionStage<PluginResponse> start(Object payload) {
        var event = PluginEvent.to(plugin, eventType, toHost(payload));
        // An event of bytes gets an answer of bytes.
        var answer = event.data() instanceof SerializedValue ? HostType.of(SerializedValue.class) : HostType.ANY;
        return calls.call(new PluginCall(event, answer, Optional.empty(), Optional.empty()));
    }

    /** Returns the data of an answer; fails as a typed client does. */
    Object data(PluginResponse response) {
        var data = Payloads.data(response, new PluginOperation(plugin, null, "handle a message"));
        return data instanceof SerializedValue value ? value.bytes() : data;
    }

    private static Object toHost(Object payload) {
        if (payload instanceof JsonObject object) {
            return object.getMap();
        }
        return payload instanceof JsonArray array ? array.getList() : Payloads.serialized(payload);
    }

    /** Returns a value that Vert.x can carry. */
    static Object toVertx(Object data) {
        if (data instanceof Map<?, ?> map) {
            var object = new JsonObject();
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
            return object;
        }
        if (data instanceof List<?> list) {
            return new JsonArray(list);
        }
        return data instanceof byte[] bytes ? Buffer.buffer(bytes) : data;
    }
}
