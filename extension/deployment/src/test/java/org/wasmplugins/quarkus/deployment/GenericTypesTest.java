package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.quarkus.runtime.PluginParts;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

/** Generic interfaces: of beans with host functions, and above plugin clients. */
class GenericTypesTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("json-echo",
                            PluginArchive.manifest("json-echo", "").replace("raw", "json").replace("[do]", "['*']"),
                            Guests.bytes("json-echo")))
                    .accept(archive.addClasses(PluginArchive.class)));

    record Seen<T>(String id, String type, String timestamp, T data) {
    }

    record Document(String title) {
    }

    interface Greeting<T, R> {
        R greet(T value);
    }

    static class Functions implements Greeting<String, String> {
        @Override
        @HostFunction
        public String greet(String value) {
            return value;
        }
    }

    interface Sending<T, R> {
        R send(T value);

        Seen<T> wrapped(T value);

        Seen<Map<String, Object>> list(List<T> values, T[] more);

        @Blocking
        @Timeout(5_000)
        Uni<R> later(T value);

        Seen<T> overridden(T value);

        Seen<T> inDefault(T value);
    }

    interface Middle<A> extends Sending<A, Seen<A>> {
        @Override
        default Seen<A> inDefault(A value) {
            return send(value);
        }
    }

    @PluginClient("json-echo")
    interface Documents extends Middle<Document> {
        @Override
        @EventType("own.type")
        Seen<Document> overridden(Document value);
    }

    @PluginClient("json-echo")
    interface Texts extends Function<String, Uni<Seen<String>>> {
        @Override
        String toString();

        @Override
        boolean equals(Object other);
    }

    @Inject
    PluginParts parts;

    @Inject
    Documents documents;

    @Inject
    Texts texts;

    private static final Document DOCUMENT = new Document("a");

    @Test
    void hostFunctionOfAGenericInterface_isBoundOnce() {
        assertThat(parts.hostFunctions()).extracting(function -> function.signature().name()).containsExactly("greet");
    }

    @Test
    void inheritedMethod_hasTheTypesOfItsClient() {
        assertThat(documents.send(DOCUMENT)).extracting(Seen::type, Seen::data).containsExactly("send", DOCUMENT);
        assertThat(documents.wrapped(DOCUMENT).data()).isEqualTo(DOCUMENT);
        assertThat(documents.list(List.of(DOCUMENT), new Document[] { DOCUMENT }).data()).isEqualTo(
                Map.of("values", List.of(Map.of("title", "a")), "more", List.of(Map.of("title", "a"))));
        assertThat(documents.later(DOCUMENT).await().atMost(Duration.ofSeconds(10)).data()).isEqualTo(DOCUMENT);
    }

    @Test
    void callThroughTheSuperInterface_isTheSame() {
        Sending<Document, Seen<Document>> sending = documents;
        assertThat(Stream.of(DOCUMENT).map(sending::send).map(Seen::data)).containsExactly(DOCUMENT);
        assertThat(sending.overridden(DOCUMENT)).extracting(Seen::type, Seen::data).containsExactly("own.type", DOCUMENT);
    }

    @Test
    void defaultMethod_isNoEvent() {
        assertThat(documents.inDefault(DOCUMENT).type()).isEqualTo("send");
    }

    @Test
    void interfaceOfTheJdk_isASuperInterfaceAsAny() {
        assertThat(texts.apply("x").await().atMost(Duration.ofSeconds(10))).extracting(Seen::type, Seen::data)
                .containsExactly("apply", "x");
        assertThat(texts).hasToString(texts.toString());
    }
}
