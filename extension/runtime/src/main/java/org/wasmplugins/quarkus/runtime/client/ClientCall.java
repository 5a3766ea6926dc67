package org.wasmplugins.quarkus.runtime.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.eclipse.microprofile.config.ConfigProvider;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.quarkus.runtime.payload.Payloads;

import io.vertx.core.buffer.Buffer;

/** Makes events from the arguments of one method, and its result from the answers. Immutable. */
final class ClientCall {

    private static final HostType SERIALIZED = HostType.of(SerializedValue.class);

    private final ClientMethod method;
    private final PluginCalls calls;
    private final Function<Object, PluginEvent> events;
    private final HostType answer;
    private final boolean isVoid;
    private final Optional<Duration> time;
    private final CallerTime callerTime;
    private final PluginOperation operation;

    ClientCall(ClientMethod method, PluginCalls all) {
        this.method = method;
        var plugin = PluginId.of(method.plugin());
        this.calls = all.to(plugin);
        this.events = PluginEvent.sender(plugin, method.eventType());
        this.isVoid = method.result().kind() == HostType.Kind.VOID;
        this.answer = answerOf(method.result(), isVoid);
        this.operation = new PluginOperation(plugin, null, "call by " + method.name());
        int separator = method.name().lastIndexOf('#');
        this.time = ClientTimeouts.of(ConfigProvider.getConfig(), method.name().substring(0, separator),
                method.name().substring(separator + 1), method.timeout());
        this.callerTime = method.endedByTimeout() ? time.map(CallerTime::new).orElse(null) : null;
    }

    /** Returns the type to read the data of an answer as. */
    private static HostType answerOf(HostType result, boolean isVoid) {
        var type = result.rawClass();
        if (type == byte[].class || type == Buffer.class) {
            return SERIALIZED;
        }
        return isVoid ? HostType.ANY : result;
    }

    ClientMethod method() {
        return method;
    }

    /** Waits for the result. Fault tolerance interrupts the caller after the time; the plugin's own time ends before that. */
    Object await(Object[] arguments) {
        var call = with(arguments, time);
        if (callerTime == null) {
            return result(call.event(), calls.callAndWait(call));
        }
        long start = System.nanoTime();
        try {
            return result(call.event(), calls.callAndWait(call));
        } catch (PluginException e) {
            throw callerTime.told(start, e);
        }
    }

    /**
     * Starts a call whose result fault tolerance can only abandon: the plugin therefore gets the time itself. Cancelling the
     * result cancels the call.
     */
    CompletableFuture<Object> start(Object[] arguments) {
        var call = with(arguments, time);
        if (callerTime == null) {
            return result(call.event(), calls.call(call));
        }
        long start = System.nanoTime();
        return result(call.event(), callerTime.told(start, calls.call(call).toCompletableFuture()));
    }

    /** Returns the exception for the result of a call without a caller. */
    PluginCancelledException cancelled() {
        return new PluginCancelledException(operation, "the caller does not want the result any more.");
    }

    private PluginCall with(Object[] arguments, Optional<Duration> wait) {
        return new PluginCall(events.apply(data(arguments)), answer, method.model(), wait);
    }

    private Object data(Object[] arguments) {
        if (arguments.length == 0) {
            return null;
        }
        if (arguments.length == 1) {
            return Payloads.serialized(arguments[0]);
        }
        var data = new LinkedHashMap<String, Object>();
        for (int i = 0; i < arguments.length; i++) {
            data.put(method.parameters().get(i), Payloads.serialized(arguments[i]));
        }
        return data;
    }

    private CompletableFuture<Object> result(PluginEvent event, CompletionStage<PluginResponse> call) {
        var started = call.toCompletableFuture();
        if (Futures.isAnswered(started)) {
            return answered(event, started.join());
        }
        var result = started.<Object> thenApply(response -> result(event, response));
        return started.isDone() ? result : Futures.cancelWith(result, started);
    }

    private CompletableFuture<Object> answered(PluginEvent event, PluginResponse response) {
        try {
            return CompletableFuture.completedFuture(result(event, response));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Object result(PluginEvent event, PluginResponse response) {
        try {
            return result(response);
        } catch (PluginException e) {
            e.concerns(event);
            throw e;
        }
    }

    private Object result(PluginResponse response) {
        var data = Payloads.data(response, operation);
        if (isVoid) {
            return null;
        }
        var type = method.result().rawClass();
        if (data instanceof SerializedValue value) {
            return type == Buffer.class ? Buffer.buffer(value.bytes()) : value.bytes();
        }
        if (data == null && type.isPrimitive()) {
            throw new PluginDeserializationException(operation,
                    "the plugin answered without data, where the client needs " + type + ".");
        }
        return data;
    }
}
