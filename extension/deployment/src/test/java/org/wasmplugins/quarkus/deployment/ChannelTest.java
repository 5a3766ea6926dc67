package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.exception.PluginTimeoutException;
import org.wasmplugins.host.PluginChannel;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.PluginMessage;
import org.wasmplugins.wasm.Guests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class ChannelTest {

    private static final String MAY = """
            permissions:
              channels: [host, json-echo, gone, traps, messenger]
              resources: { max_execution_time: 2s }
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("messenger", PluginArchive.manifest("messenger", MAY), Guests.bytes("messenger"))
                    .plugin("narrowed", PluginArchive.manifest("narrowed", MAY), Guests.bytes("messenger"))
                    .plugin("silent", Guests.bytes("messenger"))
                    .plugin("traps", Guests.bytes("minimal"))
                    .plugin("json-echo",
                            PluginArchive.manifest("json-echo", "").replace("raw", "json").replace("[do]", "['*']"),
                            Guests.bytes("json-echo")))
                    .accept(archive.addClasses(PluginArchive.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"narrowed\".grants.channels", "json-echo");

    @Inject
    PluginManager plugins;

    @Inject
    ObjectMapper mapper;

    private final CopyOnWriteArrayList<PluginMessage> received = new CopyOnWriteArrayList<>();
    private PluginChannel channel;

    @BeforeEach
    void openChannel() {
        channel = plugins.openChannel(PluginId.of("messenger"));
    }

    @AfterEach
    void closeChannel() {
        channel.close();
    }

    private JsonNode send(String plugin, String message) throws Exception {
        var data = (byte[]) plugins.sendEvent(PluginEvent.to(plugin, "do", message.replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8))).await().atMost(Duration.ofSeconds(20)).data();
        return mapper.readTree(data);
    }

    @Test
    void messageToPlugin_isAnEventWithItsSenderAndTheAnswerComesBack() throws Exception {
        var answer = send("messenger", "{'to': 'json-echo', 'type': 'any.type', 'data': {'a': [1, null]}}");
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("data").path("source").asText()).isEqualTo("messenger");
        assertThat(answer.path("data").path("type").asText()).isEqualTo("any.type");
        assertThat(answer.path("data").path("data").toString()).isEqualTo("{\"a\":[1,null]}");
    }

    @Test
    void errorOfTheOtherPlugin_comesBack() throws Exception {
        var answer = send("messenger", "{'to': 'json-echo', 'type': 'a', 'data': '!'}");
        assertThat(answer.path("success").asBoolean()).isFalse();
        assertThat(answer.path("error").path("code").asText()).isEqualTo("no");
    }

    @Test
    void messageToTheApplication_reachesItsReceiver() throws Exception {
        channel.receive(message -> {
            received.add(message);
            return Uni.createFrom().item(Map.of("seen", message.data()));
        });
        assertThat(send("messenger", "{'to': 'host', 'type': 'greet', 'data': 'hello'}").path("data").path("seen").asText())
                .isEqualTo("hello");
        assertThat(received).containsExactly(new PluginMessage(PluginId.of("messenger"), "greet", "hello"));
    }

    @Test
    void messageToTheApplicationWithoutReceiver_isAnError() throws Exception {
        assertThat(send("messenger", "{'to': 'host', 'type': 'greet'}").path("error").path("code").asText())
                .isEqualTo("no-receiver");
    }

    @Test
    void failingReceiver_isAnErrorWithoutItsWords() throws Exception {
        channel.receive(message -> {
            throw new IllegalStateException("a secret");
        });
        assertThat(send("messenger", "{'to': 'host', 'type': 'greet'}").toString()).contains("failed")
                .doesNotContain("secret");
    }

    @Test
    void receiverThatNeverAnswers_endsWithThePluginsTime() {
        channel.receive(message -> Uni.createFrom().nothing());
        assertThatThrownBy(() -> send("messenger", "{'to': 'host', 'type': 'greet'}"))
                .isInstanceOf(PluginTimeoutException.class);
    }

    @Test
    void failingPlugin_isAnErrorForTheSender() throws Exception {
        assertThat(send("messenger", "{'to': 'gone', 'type': 'a'}").path("error").path("message").asText())
                .contains("there is no such plugin");
        assertThat(send("messenger", "{'to': 'traps', 'type': 'do', 'data': 1}").path("error").path("code").asText())
                .isEqualTo("failed");
    }

    @Test
    void pluginThatIsNotListed_isDenied() {
        assertThatThrownBy(() -> send("messenger", "{'to': 'silent', 'type': 'do'}"))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessage("Plugin messenger 1.0.0, call host function 'channel_send': the plugin may not send messages to"
                        + " 'silent'; allowed are [gone, host, json-echo, messenger, traps]. List it under permissions.channels"
                        + " in the plugin's plugin.yaml to allow it.");
        assertThatThrownBy(() -> send("silent", "{'to': 'json-echo', 'type': 'a'}"))
                .isInstanceOf(PermissionDeniedException.class).hasMessageContaining("allowed are none.");
    }

    @Test
    void pluginThatIsNotGranted_isDenied() throws Exception {
        assertThat(send("narrowed", "{'to': 'json-echo', 'type': 'a'}").path("success").asBoolean()).isTrue();
        assertThatThrownBy(() -> send("narrowed", "{'to': 'host', 'type': 'a'}"))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("List it under quarkus.wasm-plugins.plugins.\"narrowed\".grants.channels to allow it.")
                .satisfies(e -> assertThat(((PermissionDeniedException) e).reason()).isEqualTo(DenialReason.NOT_GRANTED));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "1", "{}", "{'to': 'json-echo'}", "{'to': 1, 'type': 'a'}",
            "{'to': 'json-echo', 'type': 'a b'}",
            "{'to': 'json-echo', 'type': null}" })
    void whatIsNoMessage_isAnError(String message) throws Exception {
        assertThat(send("messenger", message).path("error").path("code").asText()).isEqualTo("bad-message");
    }

    @Test
    void channelOfUnknownPlugin_isRefused() {
        assertThatThrownBy(() -> plugins.openChannel(PluginId.of("mesenger"))).isInstanceOf(PluginNotFoundException.class)
                .hasMessageContaining("did you mean 'messenger'?");
    }

    @Test
    void messageOfTheApplication_isAnEvent() {
        assertThat(plugins.openChannel(PluginId.of("json-echo")).send("greet", "x").await().atMost(Duration.ofSeconds(20))
                .data()).asString().contains("type=greet").contains("data=x");
    }
}
