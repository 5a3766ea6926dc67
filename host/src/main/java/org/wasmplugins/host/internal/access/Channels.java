package org.wasmplugins.host.internal.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.wasmplugins.EventPattern;
import org.wasmplugins.HostContext;
import org.wasmplugins.PluginError;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.Text;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.host.PluginChannel;
import org.wasmplugins.host.PluginMessage;
import org.wasmplugins.host.spi.GuestWait;
import org.wasmplugins.host.spi.PluginCall;
import org.wasmplugins.host.spi.PluginCalls;

import io.smallrye.mutiny.Uni;

/** Brings messages from plugins to other plugins and to the application. The built-in function {@code channel_send} uses it. */
public final class Channels {

    /** Names the application as a receiver. */
    static final String HOST = "host";

    private final Supplier<PluginCalls> calls;
    private final Map<PluginId, Function<PluginMessage, Uni<?>>> receivers = new ConcurrentHashMap<>();

    public Channels(Supplier<PluginCalls> calls) {
        this.calls = calls;
    }

    public PluginChannel open(PluginId plugin, Function<PluginEvent, Uni<PluginResponse>> sender) {
        return new PluginChannel() {
            @Override
            public PluginId plugin() {
                return plugin;
            }

            @Override
            public Uni<PluginResponse> send(String type, Object data) {
                return sender.apply(PluginEvent.to(plugin, type, data));
            }

            @Override
            public void receive(Function<PluginMessage, Uni<?>> receiver) {
                receivers.put(plugin, Objects.requireNonNull(receiver, "receiver"));
            }

            @Override
            public void close() {
                receivers.remove(plugin);
            }
        };
    }

    /** Sends a message. Runs on the plugin's thread, which waits for the answer. */
    Map<String, Object> send(Object message, HostContext context, ChannelAccess access) throws Exception {
        if (!(message instanceof Map<?, ?> fields) || !(fields.get("to") instanceof String to)
                || !(fields.get("type") instanceof String type) || !EventPattern.isValidType(type)) {
            return envelope(error("bad-message", "A message is an object with 'to', the id of a plugin or '" + HOST
                    + "', 'type', the type of an event, and 'data'."));
        }
        access.check(to);
        Object data = fields.get("data");
        PluginId sender = context.plugin().id();
        return envelope(to.equals(HOST) ? toApplication(new PluginMessage(sender, type, data), context)
                : toPlugin(
                        PluginEvent.of(PluginId.of(to), context.eventId() == null ? sender.value() : context.eventId(), type,
                                sender.value(), Instant.now(), data),
                        context));
    }

    private PluginResponse toApplication(PluginMessage message, HostContext context) throws Exception {
        Function<PluginMessage, Uni<?>> receiver = receivers.get(message.from());
        if (receiver == null) {
            return error("no-receiver", "The application receives no messages of this plugin.");
        }
        CompletableFuture<Object> answer = Uni.createFrom().deferred(() -> receiver.apply(message).map(data -> (Object) data))
                .subscribeAsCompletionStage();
        return await(answer.thenApply(PluginResponse::success), context, answer);
    }

    private PluginResponse toPlugin(PluginEvent event, HostContext context) throws Exception {
        CompletableFuture<PluginResponse> answer = calls.get().call(PluginCall.of(event)).toCompletableFuture();
        return await(answer, context, answer);
    }

    private static PluginResponse await(CompletableFuture<PluginResponse> response, HostContext context,
            CompletableFuture<?> cancelled) throws Exception {
        try {
            return GuestWait.end(response, context);
        } catch (ExecutionException e) {
            // The receiver's failure does not end the call of the sender.
            Throwable cause = e.getCause();
            return error("failed", cause instanceof PluginException ? cause.getMessage() : "The receiver failed.");
        } finally {
            cancelled.cancel(false);
        }
    }

    private static PluginResponse error(String code, String message) {
        return PluginResponse.failure(new PluginError(code, Text.printable(message)));
    }

    private static Map<String, Object> envelope(PluginResponse response) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", response.success());
        if (response.success()) {
            envelope.put("data", response.data());
        } else {
            envelope.put("error", Map.of("code", response.error().code(), "message", response.error().message()));
        }
        return envelope;
    }
}
