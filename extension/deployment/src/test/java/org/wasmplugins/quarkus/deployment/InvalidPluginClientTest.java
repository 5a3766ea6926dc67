package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class InvalidPluginClientTest {

    private static final String THIS = "org.wasmplugins.quarkus.deployment.InvalidPluginClientTest$";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("minimal").plugin("json",
                    PluginArchive.manifest("json", "").replace("raw", "json"), Guests.bytes("minimal"))))
            .assertException(BuildErrors.contain(
                    "The plugin client " + THIS + "NoInterface cannot be used: it is not an interface.",
                    "The plugin client " + THIS + "Generic cannot be used: it must not have type parameters.",
                    "The plugin client " + THIS
                            + "Unknown cannot be used: there is no plugin 'minmal'; did you mean 'minimal'?",
                    "The method " + THIS
                            + "Wrong#undo of a plugin client cannot be used: it sends events of the type 'undo', and the"
                            + " plugin json lists [do] under events in its plugin.yaml; name one of these with @EventType.",
                    "The method " + THIS + "Wrong#spaces of a plugin client cannot be used: 'a b' is not the type of an event",
                    "The method " + THIS + "Wrong#many of a plugin client cannot be used: its result is of the type"
                            + " io.smallrye.mutiny.Multi<java.lang.String>; allowed are void, primitive types, String, byte[], and"
                            + " classes with concrete type arguments, Buffer, and Uni or CompletionStage of these.",
                    "The method " + THIS + "Wrong#nested of a plugin client cannot be used: its result is of the type",
                    "The method " + THIS + "Wrong#wild of a plugin client cannot be used: its parameter 1 is of the type"
                            + " java.util.List<?>; allowed are primitive types, String, byte[], and classes with concrete type"
                            + " arguments.",
                    "The method " + THIS + "Wrong#generic of a plugin client cannot be used: it must not have type parameters.",
                    "The method " + THIS
                            + "Wrong#hurried of a plugin client cannot be used: it is @NonBlocking, and the plugin json"
                            + " may not run on an event loop. Its permissions.resources.max_execution_time is 5000 ms; on an event"
                            + " loop at most 10 ms are allowed (quarkus.wasm-plugins.event-loop.max-execution-time).",
                    "The method " + THIS
                            + "Raw#text of a plugin client cannot be used: the plugin minimal has serialization 'raw';"
                            + " allowed is one parameter of the type byte[] or Buffer, and such a result or none."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

    @PluginClient("json")
    abstract static class NoInterface {
    }

    @PluginClient("json")
    interface Generic<T> {
    }

    @PluginClient("minmal")
    interface Unknown {
    }

    @PluginClient("json")
    interface Wrong {

        String undo(String text);

        @EventType("a b")
        String spaces(String text);

        @EventType("do")
        Multi<String> many(String text);

        @EventType("do")
        Uni<Uni<String>> nested(String text);

        @EventType("do")
        void wild(List<?> values);

        @EventType("do")
        <T> void generic(T value);

        @EventType("do")
        @NonBlocking
        Uni<String> hurried(String value);
    }

    @PluginClient("minimal")
    interface Raw {

        @EventType("do")
        String text(byte[] input);
    }
}
