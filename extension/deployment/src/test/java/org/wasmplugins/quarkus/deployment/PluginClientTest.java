package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

class PluginClientTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("json-echo",
                            PluginArchive.manifest("json-echo", "").replace("raw", "json").replace("[do]", "['*']"),
                            Guests.bytes("json-echo"))
                    .guest("puppet"))
                    .accept(archive.addClasses(PluginArchive.class, Counted.class, CountingInterceptor.class,
                            PuppetFunctions.class)));

    record Document(String title, List<String> lines) {
    }

    record Seen<T>(String id, String type, String timestamp, T data) {
    }

    interface Base {
        Seen<Integer> inherited(int number);
    }

    @PluginClient("json-echo")
    interface Echo extends Base {

        @EventType("text.count")
        Seen<Document> typed(Document document);

        Uni<Seen<Document>> later(Document document);

        CompletionStage<Map<String, Object>> stage(String text);

        JsonNode several(String name, int count, byte[] raw, Document document);

        Seen<Object> none();

        void nothing(String text);

        Uni<Void> nothingLater(String text);

        byte[] bytes(byte[] value);

        Uni<Buffer> buffer(Buffer value);

        int number();

        @Counted
        Seen<String> counted(String text);

        default String title(Document document) {
            return typed(document).data().title();
        }
    }

    @PluginClient("puppet")
    interface Puppet {
        @EventType("do")
        byte[] call(byte[] command);

        @EventType("do")
        Uni<Buffer> buffer(Buffer command);
    }

    @Inject
    Echo echo;

    @Inject
    Puppet puppet;

    @Inject
    Vertx vertx;

    private static final Document DOCUMENT = new Document("a", List.of("b", "c"));

    @Test
    void method_sendsItsArgumentAndReadsItsType() {
        var seen = echo.typed(DOCUMENT);
        assertThat(seen.type()).isEqualTo("text.count");
        assertThat(seen.data()).isEqualTo(DOCUMENT);
        assertThat(seen.id()).isNotEqualTo(echo.typed(DOCUMENT).id());
    }

    @Test
    void methodsName_isTheEventTypeIfNothingElseIsSaid() {
        assertThat(echo.later(DOCUMENT).await().atMost(LONG).type()).isEqualTo("later");
        assertThat(echo.inherited(7)).extracting(Seen::type, Seen::data).containsExactly("inherited", 7);
    }

    @Test
    void uni_callsAtEachSubscription() {
        var uni = echo.later(DOCUMENT);
        assertThat(uni.await().atMost(LONG).id()).isNotEqualTo(uni.await().atMost(LONG).id());
    }

    @Test
    void stage_givesPlainValues() throws Exception {
        assertThat(echo.stage("x").toCompletableFuture().get(10, TimeUnit.SECONDS)).containsEntry("data", "x");
    }

    @Test
    void severalParameters_becomeAnObject() {
        assertThat(
                echo.several("n", 3, "[1, {\"a\": null}]".getBytes(StandardCharsets.UTF_8), DOCUMENT).path("data").toString())
                .isEqualTo("{\"name\":\"n\",\"count\":3,\"raw\":[1,{\"a\":null}],\"document\":{\"title\":\"a\",\"lines\":"
                        + "[\"b\",\"c\"]}}");
    }

    @Test
    void noParameterAndNoResult_areAllowed() {
        assertThat(echo.none().data()).isNull();
        echo.nothing("x");
        assertThat(echo.nothingLater("x").await().atMost(LONG)).isNull();
    }

    @Test
    void bytes_passAsTheyAre() {
        var command = "rany bytes".getBytes(StandardCharsets.UTF_8);
        assertThat(puppet.call(command)).asString(StandardCharsets.UTF_8).isEqualTo("any bytes");
        assertThat(puppet.buffer(Buffer.buffer(command)).await().atMost(LONG)).isEqualTo(Buffer.buffer("any bytes"));
        assertThat(echo.bytes("{\"x\": [1, 2]}".getBytes(StandardCharsets.UTF_8))).asString(StandardCharsets.UTF_8)
                .startsWith("{\"id\":").endsWith("\"data\":{\"x\": [1, 2]}}");
        assertThat(echo.buffer(Buffer.buffer("7")).await().atMost(LONG).toString()).endsWith("\"data\":7}");
    }

    @Test
    void bytesThatAreNoValue_areRefusedAndDoNotReachThePlugin() {
        assertThatThrownBy(() -> echo.bytes("1},\"type\":\"other\"".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PluginSerializationException.class);
        assertThatThrownBy(() -> echo.bytes("1 2".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PluginSerializationException.class).hasMessageContaining("more than one value");
    }

    @Test
    void errorOfThePlugin_isAnExceptionWithItsCode() {
        assertThatThrownBy(() -> echo.nothing("!")).isInstanceOf(PluginResponseException.class)
                .hasMessage("Plugin json-echo, call by " + Echo.class.getName()
                        + "#nothing: the plugin answered with the error 'no': it said no")
                .satisfies(e -> assertThat(((PluginResponseException) e).code()).isEqualTo("no"));
        assertThatThrownBy(() -> echo.later(new Document("!", List.of())).await().atMost(LONG))
                .isInstanceOf(PluginResponseException.class);
    }

    @Test
    void answerOfAnotherType_isAnError() {
        assertThatThrownBy(() -> echo.number()).isInstanceOf(PluginDeserializationException.class)
                .hasMessageContaining("the plugin's response cannot be read as json with a int: ");
    }

    @Test
    void annotationsOfTheMethod_applyToTheBean() {
        int before = CountingInterceptor.CALLS.get();
        echo.counted("x");
        echo.none();
        assertThat(CountingInterceptor.CALLS.get() - before).isEqualTo(1);
    }

    @Test
    void defaultMethod_callsOthers() {
        assertThat(echo.title(DOCUMENT)).isEqualTo("a");
    }

    @Test
    void client_isANormalScopedBeanWithoutJavaProxy() {
        assertThat(ClientProxy.unwrap(echo)).isNotSameAs(echo);
        assertThat(java.lang.reflect.Proxy.isProxyClass(ClientProxy.unwrap(echo).getClass())).isFalse();
    }

    @Test
    void blockingMethodOnEventLoop_failsAtOnce() throws Exception {
        var failure = new CompletableFuture<Throwable>();
        vertx.getOrCreateContext().runOnContext(ignored -> failure.complete(catchThrowable(() -> echo.none())));
        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(BlockingOperationNotAllowedException.class)
                .hasMessageStartingWith(Echo.class.getName() + "#none waits for its plugin and was called on an event loop");
    }
}
