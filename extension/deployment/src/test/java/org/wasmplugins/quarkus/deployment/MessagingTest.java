package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

class MessagingTest {

    private static final String ECHO = PluginArchive.manifest("echo", "execution: { instances: 1 }\n").replace("raw", "json")
            .replace("[do]", "[text.count]");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("echo", ECHO, Guests.bytes("json-echo"))
                    .plugin("sink", ECHO.replace("id: echo", "id: sink"), Guests.bytes("json-echo"))
                    .plugin("bytes", PluginArchive.manifest("bytes", ""), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, PuppetFunctions.class)))
            .overrideConfigKey("mp.messaging.incoming.in.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.incoming.in-sink.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.outgoing.out.connector", "smallrye-in-memory")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"echo\".incoming", "in")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"echo\".outgoing", "out")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"echo\".address", "echo-address")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"bytes\".address", "bytes-address")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"sink\".incoming", "in-sink");

    @Inject
    @Any
    InMemoryConnector connector;

    @Inject
    Vertx vertx;

    /** A message and what became of it. */
    private record Sent(Message<Object> message, CompletableFuture<Throwable> end) {

        static Sent of(Object payload) {
            var end = new CompletableFuture<Throwable>();
            return new Sent(Message.of(payload, () -> {
                end.complete(null);
                return CompletableFuture.completedFuture(null);
            }, failure -> {
                end.complete(failure);
                return CompletableFuture.completedFuture(null);
            }), end);
        }

        Throwable failure() throws Exception {
            return end.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void messages_passThePluginInOrderAndAreAcknowledgedAfterTheirAnswers() throws Exception {
        var out = connector.sink("out");
        out.clear();
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < 20; i++) {
            sent.add(Sent.of("message " + i));
        }
        sent.forEach(message -> connector.<Message<Object>> source("in").send(message.message()));
        for (var message : sent) {
            assertThat(message.failure()).isNull();
        }
        assertThat(out.received()).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(new JsonObject((String) out.received().get(i).getPayload()).getString("data"))
                    .isEqualTo("message " + i);
        }
    }

    @Test
    void messageThatThePluginRefuses_isRejectedAndTheNextOnesGoOn() throws Exception {
        var out = connector.sink("out");
        out.clear();
        var bad = Sent.of("!");
        var good = Sent.of(new JsonObject().put("a", 1));
        connector.<Message<Object>> source("in").send(bad.message());
        connector.<Message<Object>> source("in").send(good.message());
        assertThat(bad.failure()).isInstanceOf(PluginResponseException.class);
        assertThat(good.failure()).isNull();
        assertThat(out.received()).singleElement().satisfies(message -> assertThat(
                new JsonObject((String) message.getPayload()).getJsonObject("data")).isEqualTo(new JsonObject().put("a", 1)));
    }

    @Test
    void messagesWithoutOutgoingChannel_endWithThePlugin() throws Exception {
        var good = Sent.of("x");
        var bad = Sent.of("!");
        connector.<Message<Object>> source("in-sink").send(good.message());
        connector.<Message<Object>> source("in-sink").send(bad.message());
        assertThat(good.failure()).isNull();
        assertThat(bad.failure()).isInstanceOf(PluginResponseException.class);
    }

    @Test
    void address_isServedByThePlugin() throws Exception {
        var reply = request("echo-address", new JsonObject().put("a", new JsonArray().add(1)));
        assertThat(((JsonObject) reply).getString("type")).isEqualTo("text.count");
        assertThat(((JsonObject) reply).getJsonObject("data").encode()).isEqualTo("{\"a\":[1]}");
        assertThat(request("bytes-address", Buffer.buffer("rabc"))).isEqualTo(Buffer.buffer("abc"));
    }

    @Test
    void errorOfThePlugin_failsTheRequest() {
        assertThatThrownBy(() -> request("echo-address", "!")).hasCauseInstanceOf(ReplyException.class)
                .hasMessageContaining("it said no").satisfies(e -> assertThat(((ReplyException) e.getCause()).failureCode())
                        .isEqualTo(1));
        assertThatThrownBy(() -> request("bytes-address", Buffer.buffer("t"))).hasCauseInstanceOf(ReplyException.class)
                .satisfies(e -> assertThat(((ReplyException) e.getCause()).failureCode()).isEqualTo(2));
    }

    private Object request(String address, Object body) throws Exception {
        return vertx.eventBus().request(address, body).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS)
                .body();
    }
}
