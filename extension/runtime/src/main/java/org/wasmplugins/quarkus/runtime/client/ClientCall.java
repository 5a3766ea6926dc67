package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

import org.wasmplugins.HostType;
import org.wasmplugins.PluginDeserializationException;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginOperation;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginResponseException;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.host.PluginCall;

import io.vertx.core.buffer.Buffer;

/** Makes events of the arguments of one method, and its result of the answers. Immutable. */
final class ClientCall {

    private static final HostType SERIALIZED = HostType.of(SerializedValue.class);

    private final ClientMethod method;
    private final PluginId plugin;
    private final HostType answer;

    ClientCall(ClientMethod method) {
        this.method = method;
        this.plugin = PluginId.of(method.plugin());
        this.answer = answerOf(method.result());
    }

    /** What the data of an answer are read as. */
    private static HostType answerOf(HostType result) {
        var type = result.rawClass();
        if (type == byte[].class || type == Buffer.class) {
            return SERIALIZED;
        }
        return result.kind() == HostType.Kind.VOID ? HostType.ANY : result;
    }

    ClientMethod method() {
        return method;
    }

    /** @param time how long the caller waits; empty for as long as it takes */
    PluginCall with(Object[] arguments, Optional<Duration> time) {
        return new PluginCall(PluginEvent.to(plugin, method.eventType(), data(arguments)), answer, method.model(), time);
    }

    private Object data(Object[] arguments) {
        if (arguments.length == 0) {
            return null;
        }
        if (arguments.length == 1) {
            return value(arguments[0]);
        }
        var data = new LinkedHashMap<String, Object>();
        for (int i = 0; i < arguments.length; i++) {
            data.put(method.parameters().get(i), value(arguments[i]));
        }
        return data;
    }

    private static Object value(Object argument) {
        if (argument instanceof byte[] bytes) {
            return new SerializedValue(bytes);
        }
        return argument instanceof Buffer buffer ? new SerializedValue(buffer.getBytes()) : argument;
    }

    Object result(PluginResponse response) {
        if (!response.success()) {
            throw new PluginResponseException(operation(), response.error());
        }
        var type = method.result().rawClass();
        if (method.result().kind() == HostType.Kind.VOID) {
            return null;
        }
        if (response.data() instanceof SerializedValue value) {
            return type == Buffer.class ? Buffer.buffer(value.bytes()) : value.bytes();
        }
        if (response.data() == null && type.isPrimitive()) {
            throw new PluginDeserializationException(operation(),
                    "the plugin answered without data, where the client needs " + type + ".", null);
        }
        return response.data();
    }

    private PluginOperation operation() {
        return new PluginOperation(plugin, null, "call by " + method.name());
    }
}
