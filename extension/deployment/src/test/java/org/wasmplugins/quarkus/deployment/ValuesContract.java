package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Values that go into real plugins and come back, on every way that there is. */
abstract class ValuesContract {

    static final BigDecimal ONLY_IN_TEXT = new BigDecimal("0.1234567890123456789");

    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    PluginManager plugins;

    @Inject
    Mirror mirror;

    @Inject
    Vertx vertx;

    @Inject
    @Any
    InMemoryConnector connector;

    @PluginClient("mirror")
    interface Mirror {

        @EventType("echo")
        Map<String, Object> echo(Map<String, Object> value);

        @EventType("echo")
        BigDecimal decimal(BigDecimal value);

        @EventType("other")
        BigDecimal forwarded(BigDecimal value);

        @EventType("host")
        Uni<Pair> pair(Pair value);
    }

    record Pair(BigDecimal one, Object other, byte[] bytes) {
    }

    @ApplicationScoped
    static class Functions {

        @HostFunction
        Map<String, Object> mirror(Map<String, Object> value) {
            return value;
        }
    }

    /** One way there and back. */
    private interface Way {

        Object send(Object value) throws Exception;
    }

    static QuarkusUnitTest application(String mirror, String other) {
        return new QuarkusUnitTest().withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                .plugin("mirror", manifest("mirror", mirror), Guests.bytes("mirror"))
                .plugin("other", manifest("other", other), Guests.bytes("mirror")))
                .accept(archive.addClasses(PluginArchive.class, ValuesContract.class)))
                .overrideConfigKey("mp.messaging.incoming.in.connector", "smallrye-in-memory")
                .overrideConfigKey("mp.messaging.outgoing.out.connector", "smallrye-in-memory")
                .overrideConfigKey("quarkus.wasm-plugins.plugins.mirror.incoming", "in")
                .overrideConfigKey("quarkus.wasm-plugins.plugins.mirror.outgoing", "out")
                .overrideConfigKey("quarkus.wasm-plugins.plugins.mirror.event-type", "echo")
                .overrideConfigKey("quarkus.wasm-plugins.plugins.mirror.address", "mirror-address");
    }

    private static String manifest(String id, String format) {
        return PluginArchive.manifest(id, "permissions: { host_functions: [mirror], channels: [other, host] }\n"
                + "execution: { instances: 1 }\n").replace("raw", "[" + format + "]")
                .replace("[do]", "[echo, host, other, app]");
    }

    @BeforeEach
    void receiveWhatThePluginSends() {
        plugins.openChannel(PluginId.of("mirror")).receive(message -> Uni.createFrom().item(message.data()));
    }

    private Map<String, Way> ways() {
        var ways = new LinkedHashMap<String, Way>();
        for (var type : List.of("echo", "host", "other", "app")) {
            ways.put("event " + type, value -> data(plugins.sendEvent(PluginEvent.to("mirror", type, value))));
        }
        ways.put("channel", value -> data(plugins.openChannel(PluginId.of("mirror")).send("echo", value)));
        ways.put("publish", value -> {
            var answer = plugins.publish(PublishedEvent.of("echo", value)).collect().asList().await().atMost(LONG).get(0);
            if (answer.failure() != null) {
                throw answer.failure();
            }
            return data(Uni.createFrom().item(answer.response()));
        });
        ways.put("client", value -> mirror.echo(map(value)));
        ways.put("event bus", value -> ((JsonObject) vertx.eventBus().request("mirror-address", new JsonObject(map(value)))
                .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS).body()).getMap());
        return ways;
    }

    @SuppressWarnings("unchecked") // All of these values are maps.
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Object data(Uni<PluginResponse> answer) {
        var response = answer.await().atMost(LONG);
        if (!response.success()) {
            throw new IllegalStateException(response.error().message());
        }
        return response.data();
    }

    void assertComesBack(Object value) throws Exception {
        for (var way : ways().entrySet()) {
            assertThat(way.getValue().send(Map.of("a", value))).as("%s by %s", value, way.getKey())
                    .usingRecursiveComparison().isEqualTo(Map.of("a", value));
        }
    }

    void assertRefused(Object value) {
        for (var way : ways().entrySet()) {
            assertThatThrownBy(() -> way.getValue().send(Map.of("a", value))).as("%s by %s", value, way.getKey())
                    .isNotInstanceOf(AssertionError.class);
        }
    }

    @Test
    void numbersOfBothFormats_comeBackOnEveryWay() throws Exception {
        for (var number : List.of(19.99, 0.1, -1e300, 7, 1L << 40, new BigInteger("18446744073709551615"))) {
            assertComesBack(number);
        }
    }

    @Test
    void whatNeitherFormatHas_isRefusedOnEveryWay() throws Exception {
        for (var value : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN, "\uD800", "a\uDE00")) {
            assertRefused(value);
        }
        assertComesBack("\uD83D\uDE00 \\uD800");
    }

    @Test
    void typedValues_keepTheirTypes() {
        assertThat(mirror.decimal(new BigDecimal("19.99"))).isEqualTo(new BigDecimal("19.99"));
        var pair = mirror.pair(new Pair(new BigDecimal("19.99"), 0.1, new byte[] { 0, -1 })).await().atMost(LONG);
        assertThat(pair.one()).isEqualTo(new BigDecimal("19.99"));
        assertThat(pair.other()).isEqualTo(0.1);
        assertThat(pair.bytes()).containsExactly(0, -1);
    }

    List<String> streamed(List<?> payloads) throws Exception {
        var out = connector.sink("out");
        out.clear();
        for (var payload : payloads) {
            var end = new CompletableFuture<Throwable>();
            connector.<Message<Object>> source("in").send(Message.of(payload, () -> {
                end.complete(null);
                return CompletableFuture.completedFuture(null);
            }, failure -> {
                end.complete(failure);
                return CompletableFuture.completedFuture(null);
            }));
            assertThat(end.get(20, TimeUnit.SECONDS)).isNull();
        }
        var received = new ArrayList<String>();
        for (var message : out.received()) {
            received.add(message.getPayload() instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8)
                    : message.getPayload().toString());
        }
        return received;
    }

    @Test
    void messagesOfChannels_comeBack() throws Exception {
        assertThat(streamed(List.of(Map.of("a", 19.99), new JsonObject().put("a", new JsonArray().add(0.1).add(
                new JsonObject().put("b", 1))), "text", 0.5)))
                .containsExactly("{\"a\":19.99}", "{\"a\":[0.1,{\"b\":1}]}", "text", "0.5");
    }

    @Test
    void scalars_areRepliesOnTheEventBus() throws Exception {
        for (var value : List.of("text", 7, 0.5, 1L << 40)) {
            assertThat(request(value)).isEqualTo(value);
        }
        assertThat(request(new JsonArray().add(new BigInteger("18446744073709551615"))))
                .isEqualTo(new JsonArray().add(new BigInteger("18446744073709551615")));
    }

    Object request(Object body) throws Exception {
        return vertx.eventBus().request("mirror-address", body).toCompletionStage().toCompletableFuture()
                .get(20, TimeUnit.SECONDS).body();
    }
}
