package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What logs and flight recordings know of calls. */
class LogContextTest {

    private static final String MAY_GREET = "permissions: { host_functions: [greet] }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("outer", PluginArchive.manifest("outer", MAY_GREET), Guests.bytes("puppet"))
                    .plugin("inner", PluginArchive.manifest("inner", MAY_GREET), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, Functions.class)))
            // With spans Quarkus empties the MDC of a request for a moment, which threads of the same request can see.
            .overrideConfigKey("quarkus.otel.enabled", "false");

    @ApplicationScoped
    public static class Functions {

        @Inject
        PluginManager plugins;

        @HostFunction
        public String greet(String name) {
            if (!name.equals("inner")) {
                return context();
            }
            var before = context();
            var within = plugins.sendEvent(event("inner", "hlast")).map(Functions::text).await()
                    .atMost(Duration.ofSeconds(5));
            return before + " " + within + " " + context();
        }

        @HostFunction
        public void forbidden() {
        }

        private static String context() {
            return MDC.get("wasmPluginId") + "/" + MDC.get("wasmEventId");
        }

        static String text(PluginResponse response) {
            return new String((byte[]) response.data(), StandardCharsets.UTF_8);
        }
    }

    @Inject
    PluginManager plugins;

    static PluginEvent event(String plugin, String command) {
        var event = PluginEvent.to(plugin, "do", command.getBytes(StandardCharsets.UTF_8));
        return PluginEvent.of(PluginId.of(plugin), "id-of-" + plugin, event.type(), event.source(), event.timestamp(),
                event.data());
    }

    private String send(String plugin, String command) {
        return plugins.sendEvent(event(plugin, command)).map(Functions::text).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void hostFunction_seesPluginAndEvent() {
        assertThat(send("outer", "hx")).isEqualTo("outer/id-of-outer");
        assertThat(MDC.get("wasmPluginId")).isNull();
    }

    @Test
    void pluginWithinPlugin_isSeenUntilItEnds() {
        assertThat(send("outer", "hinner")).isEqualTo("outer/id-of-outer inner/id-of-inner outer/id-of-outer");
        assertThat(MDC.get("wasmPluginId")).isNull();
    }

    @Test
    void callsAtTheSameTime_leaveNothingBehind() {
        var calls = IntStream.range(0, 50)
                .mapToObj(call -> plugins.sendEvent(event(call % 2 == 0 ? "outer" : "inner", "hx"))).toList();
        Uni.join().all(calls).andFailFast().await().atMost(Duration.ofSeconds(20));
        assertThat(send("outer", "hx")).isEqualTo("outer/id-of-outer");
        assertThat(MDC.get("wasmPluginId")).isNull();
    }

    @Test
    void recording_hasCallsAndDiscards() throws Exception {
        var recorded = record("org.wasmplugins.Call", "org.wasmplugins.Discard");
        assertThat(recorded).filteredOn(event -> event.getEventType().getName().equals("org.wasmplugins.Call"))
                .extracting(event -> event.getString("plugin") + " " + event.getString("outcome"))
                .containsExactlyInAnyOrder("outer success", "outer trap");
        assertThat(recorded).filteredOn(event -> event.getEventType().getName().equals("org.wasmplugins.Discard"))
                .extracting(event -> event.getString("plugin") + " " + event.getString("cause")).containsExactly("outer trap");
    }

    @Test
    void recordingThatDoesNotAsk_hasNone() throws Exception {
        assertThat(record()).isEmpty();
    }

    private List<RecordedEvent> record(String... names) throws Exception {
        try (var recording = new Recording()) {
            for (var name : names) {
                recording.enable(name);
            }
            recording.start();
            send("outer", "rtext");
            plugins.sendEvent(event("outer", "t")).onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(10));
            recording.stop();
            var file = Files.createTempFile("plugins", ".jfr");
            try {
                recording.dump(file);
                return RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().startsWith("org.wasmplugins")).toList();
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
