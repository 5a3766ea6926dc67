package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PluginConfig;
import org.wasmplugins.quarkus.runtime.payload.ApplicationMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Puts plugins between channels of SmallRye Reactive Messaging. A bean only if the application has SmallRye Reactive
 * Messaging.
 */
@Singleton
public class PluginStreams implements Intake {

    private final PluginCalls calls;
    private final PluginManager plugins;
    private final WasmPluginsRuntimeConfig config;
    private final ObjectMapper mapper;
    private final MessageContexts contexts;
    private final Taken taken = new Taken();

    PluginStreams(PluginCalls calls, PluginManager plugins, WasmPluginsRuntimeConfig config, ApplicationMapper mapper,
            Vertx vertx) {
        this.calls = calls;
        this.plugins = plugins;
        this.config = config;
        this.mapper = mapper.get();
        this.contexts = new MessageContexts(vertx);
    }

    /**
     * Processes the messages of a channel. A message is acknowledged after the message that it became is acknowledged, and is
     * rejected if the plugin fails. The plugin handles as many messages at a time as it has instances; with one instance the
     * messages stay in order.
     *
     * @param plugin the id of a plugin
     * @param messages the messages for the plugin
     * @return the plugin's answers
     */
    public Multi<Message<Object>> process(String plugin, Multi<Message<Object>> messages) {
        var manifest = plugins.getPlugin(PluginId.of(plugin)).orElseThrow().manifest();
        var eventType = Optional.ofNullable(config.plugins().get(plugin)).flatMap(PluginConfig::eventType);
        var endpoint = new PluginEndpoint(calls, manifest.id(), EventTypes.of(manifest, eventType, "incoming"));
        int atATime = plugins.poolStatistics(manifest.id()).map(PoolStatistics::maxSize)
                .orElseGet(() -> instancesOfLazy(manifest));
        var answers = messages.onItem().transformToUni(message -> answer(endpoint, message));
        return (atATime == 1 ? answers.concatenate() : answers.merge(atATime)).skip().where(message -> message == REJECTED);
    }

    /**
     * @param message a message without a next channel
     * @return its acknowledgement
     */
    public Uni<Void> end(Message<Object> message) {
        return Uni.createFrom().completionStage(message::ack);
    }

    /** Returns the number of instances from the manifest: a plugin that is not loaded yet has no pool. */
    private static int instancesOfLazy(PluginManifest manifest) {
        int instances = manifest.execution().instances();
        return instances > 0 ? instances : Runtime.getRuntime().availableProcessors();
    }

    /** Stands for a rejected message, because a stream must not have null items. */
    private static final Message<Object> REJECTED = Message.of(new Object());

    /**
     * Calls the plugin. A message that arrives while the application stops stays unanswered: the next application gets it.
     */
    private Uni<Message<Object>> answer(PluginEndpoint endpoint, Message<Object> message) {
        if (!taken.take()) {
            return Uni.createFrom().nothing();
        }
        return Uni.createFrom().emitter(answer -> {
            var answered = contexts.call(message, () -> endpoint.start(message.getPayload()));
            answer.onTermination(() -> answered.cancel(false));
            answered.handle((response, failure) -> outcome(endpoint, message, response, failure))
                    .thenCompose(Function.identity()).whenComplete((made, failure) -> {
                        if (failure == null) {
                            answer.complete(made);
                        } else {
                            answer.fail(failure);
                        }
                        taken.end();
                    });
        });
    }

    @Override
    public void stop() {
        taken.stop();
    }

    @Override
    public void finish(Duration longest) {
        taken.finish(longest);
    }

    private CompletionStage<Message<Object>> outcome(PluginEndpoint endpoint, Message<Object> message,
            PluginResponse response, Throwable failure) {
        if (failure != null) {
            return reject(message, Futures.unwrap(failure));
        }
        try {
            return CompletableFuture.completedFuture(message.withPayload(payload(endpoint.data(response))));
        } catch (RuntimeException e) {
            return reject(message, e);
        }
    }

    /** Rejects the message. Does nothing if the application stops: then the message is not at fault. */
    private CompletionStage<Message<Object>> reject(Message<Object> message, Throwable failure) {
        return taken.areGivenUp() ? new CompletableFuture<>() : message.nack(failure).thenApply(rejected -> REJECTED);
    }

    /** Returns texts and bytes unchanged, and everything else as JSON: connectors carry these without configuration. */
    private Object payload(Object data) {
        if (data instanceof String || data instanceof byte[]) {
            return data;
        }
        if (data instanceof Map<?, ?> || data instanceof List<?>) {
            try {
                return mapper.writeValueAsString(data);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Plain values cannot be written as JSON.", e);
            }
        }
        return String.valueOf(data);
    }
}
