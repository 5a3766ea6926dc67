package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PoolStatistics;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig.PluginConfig;
import org.wasmplugins.quarkus.runtime.payload.ApplicationMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Lets plugins sit between channels of SmallRye Reactive Messaging. Is a bean only where that is there. */
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
     * Messages are acknowledged when the messages that they became are, and rejected if the plugin fails. As many as the plugin
     * has instances are with it at a time; with one instance they stay in order.
     *
     * @param plugin the id of a plugin
     * @param messages what it gets
     * @return what it answers
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
     * @param message has nowhere to go
     * @return its acknowledgement
     */
    public Uni<Void> end(Message<Object> message) {
        return Uni.createFrom().completionStage(message::ack);
    }

    /** One that is not loaded yet has no pool. */
    private static int instancesOfLazy(PluginManifest manifest) {
        int instances = manifest.execution().instances();
        return instances > 0 ? instances : Runtime.getRuntime().availableProcessors();
    }

    /** Stands for a message that became nothing, because no stream can have a null. */
    private static final Message<Object> REJECTED = Message.of(new Object());

    /** When the application stops, what was not taken stays unanswered: the next one gets it. */
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
            return reject(message, failure instanceof CompletionException ? failure.getCause() : failure);
        }
        try {
            return CompletableFuture.completedFuture(message.withPayload(payload(endpoint.data(response))));
        } catch (RuntimeException e) {
            return reject(message, e);
        }
    }

    /** Not because the application stops: that is no fault of the message's. */
    private CompletionStage<Message<Object>> reject(Message<Object> message, Throwable failure) {
        return taken.areGivenUp() ? new CompletableFuture<>() : message.nack(failure).thenApply(rejected -> REJECTED);
    }

    /** Texts and bytes as they are, everything else as JSON: what connectors carry without being told. */
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
