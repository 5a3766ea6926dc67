package org.wasmplugins.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.ResourceLimit;
import org.wasmplugins.ResourceLimits;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.exception.PluginTrapException;
import org.wasmplugins.runtime.Plugin;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The promises to a plugin, and the host's checks of it, for each engine. */
public abstract class PuppetContract {

    private static final int CALLS = 100_000;
    private static final List<String> FAILING = List.of(Puppet.TRAP, Puppet.POINTER_OUTSIDE, Puppet.BLOCK_OVER_THE_END,
            Puppet.LENGTH_2_TO_31, Puppet.LENGTH_2_TO_32_LESS_1, Puppet.ALLOC_RETURNS_OUTSIDE,
            Puppet.GREET_WITH_POINTER_OUTSIDE, Puppet.FORBIDDEN);
    private static final ResourceLimits LARGE_RESPONSES = new ResourceLimits(Duration.ofSeconds(5), 1_000_000, 1_000,
            1L << 40);

    protected final PuppetHost host = new PuppetHost();

    /** The puppet, ready to be instantiated. */
    protected abstract WasmModule puppet();

    @Test
    void text_comesBack() {
        assertThat(send(raw(), Puppet.ANSWER + "grüße 𝄞")).isEqualTo("grüße 𝄞");
    }

    @Test
    void largeInput_comesBack() {
        var bytes = new byte[900_000];
        new Random(1).nextBytes(bytes);
        bytes[0] = (byte) Puppet.ANSWER.charAt(0);
        Plugin plugin = raw();
        assertThat(send(plugin, bytes)).isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
        assertNothingAllocated(plugin);
    }

    @Test
    void emptyInputAndOutput_areEmpty() {
        Plugin plugin = raw();
        assertThat(send(plugin, "")).isEmpty();
        assertThat(send(plugin, Puppet.ANSWER_WITH_NOTHING)).isEmpty();
        assertNothingAllocated(plugin);
    }

    @Test
    void inputAsAnswer_isFreedOnce() {
        Plugin plugin = raw();
        String input = Puppet.ANSWER_WITH_INPUT + " of mine";
        assertThat(send(plugin, input)).isEqualTo(input);
        assertNothingAllocated(plugin);
    }

    @Test
    void nothing_staysAllocated() {
        Plugin raw = raw();
        Plugin json = json();
        for (int i = 0; i < CALLS; i++) {
            raw = rawRound(raw, i);
            json = jsonRound(json, i);
            if (i % 10 == 0) {
                assertNothingAllocated(raw);
            }
        }
        assertNothingAllocated(raw);
        assertThat(json.handleEvent(event(Puppet.LIVE_BLOCKS_AS_JSON)).data()).isEqualTo(1);
    }

    @Test
    void trap_isTypedAndEndsTheInstance() {
        Plugin plugin = raw();
        assertThatThrownBy(() -> send(plugin, Puppet.TRAP)).isInstanceOf(PluginTrapException.class)
                .hasMessageStartingWith("Plugin puppet 1.0.0, handle-event: the plugin's code trapped: ")
                .hasMessageContaining("unreachable");
        assertThat(plugin.isReusable()).isFalse();
    }

    @Test
    void divisionByZero_isTyped() {
        assertThatThrownBy(() -> send(raw(), Puppet.DIVISION_BY_ZERO)).isInstanceOf(PluginTrapException.class)
                .hasMessageContaining("integer divide by zero");
    }

    @Test
    void endlessRecursion_isTyped() {
        assertThatThrownBy(() -> send(raw(), Puppet.ENDLESS_RECURSION)).isInstanceOf(PluginCallDepthException.class)
                .hasMessageContaining("call stack exhausted");
    }

    @Test
    void pointerOutsideOfMemory_isRefused() {
        assertRefused(Puppet.POINTER_OUTSIDE,
                "the plugin gave the pointer 4294967040 and the length 16, which is outside of its memory of 65536"
                        + " bytes.");
    }

    @Test
    void blockOverTheEndOfMemory_isRefused() {
        assertRefused(Puppet.BLOCK_OVER_THE_END,
                "the plugin gave the pointer 65521 and the length 16, which is outside of its memory of 65536 bytes.");
    }

    @Test
    void lengthOf2To31_isRefused() {
        assertRefused(Puppet.LENGTH_2_TO_31,
                "the plugin gave the pointer 16 and the length 2147483648, which is outside of its memory of 65536"
                        + " bytes.");
    }

    @Test
    void lengthOf2To32Less1_isRefused() {
        assertRefused(Puppet.LENGTH_2_TO_32_LESS_1,
                "the plugin gave the pointer 16 and the length 4294967295, which is outside of its memory of 65536"
                        + " bytes.");
    }

    @Test
    void responseOverTheLimit_isRefused() {
        Plugin plugin = puppet(SerializationFormat.RAW, new ResourceLimits(Duration.ofSeconds(5), 1_000_000, 1_000, 4));
        assertThat(send(plugin, Puppet.ANSWER + "1234")).isEqualTo("1234");
        assertThatThrownBy(() -> send(plugin, Puppet.ANSWER + "12345")).isInstanceOf(PluginLimitException.class)
                .hasMessage("Plugin puppet 1.0.0, handle-event: the plugin answered with 5 bytes; allowed: 4 bytes ("
                        + ResourceLimit.RESPONSE_SIZE.changedBy(PluginId.of("puppet")) + ").");
        assertThat(plugin.isReusable()).isFalse();
    }

    @Test
    void allocWithoutRoom_isRefused() {
        Plugin plugin = raw();
        send(plugin, Puppet.ALLOC_RETURNS_ZERO);
        assertThatThrownBy(() -> send(plugin, Puppet.ANSWER + "text")).isInstanceOf(PluginCommunicationException.class)
                .hasMessage("Plugin puppet 1.0.0, handle-event: the plugin has no room for 5 bytes: its alloc returned 0. Its"
                        + " memory has 65536 bytes; allowed are 50000000 (permissions.resources.max_memory in its"
                        + " plugin.yaml).");
        assertThat(plugin.isReusable()).isFalse();
    }

    @Test
    void allocOutsideOfMemory_isRefused() {
        Plugin plugin = raw();
        send(plugin, Puppet.ALLOC_RETURNS_OUTSIDE);
        assertThatThrownBy(() -> send(plugin, Puppet.ANSWER + "text")).isInstanceOf(PluginCommunicationException.class)
                .hasMessage("Plugin puppet 1.0.0, handle-event: the plugin's alloc returned the pointer 4294967280 for 5 bytes,"
                        + " which is outside of its memory of 65536 bytes.");
    }

    @Test
    void deallocThatTraps_isTyped() {
        Plugin plugin = raw();
        assertThatThrownBy(() -> send(plugin, Puppet.DEALLOC_TRAPS)).isInstanceOf(PluginTrapException.class);
        assertThat(plugin.isReusable()).isFalse();
    }

    @Test
    void memory_growsToTheLimitOnly() {
        Plugin plugin = puppet(SerializationFormat.RAW,
                new ResourceLimits(Duration.ofSeconds(5), 10 * 65_536 + 65_535, 1_000, 4));
        assertThat(number(plugin, Puppet.GROW_MEMORY)).isEqualTo(10);
    }

    @Test
    void hostFunction_getsAndGivesText() {
        assertThat(send(raw(), Puppet.GREET + "Wörld")).isEqualTo("Hello, Wörld!");
    }

    @Test
    void hostFunctionThatReturnsNull_givesNothing() {
        host.greetWith(name -> null);
        assertThat(send(raw(), Puppet.GREET + "you")).isEmpty();
    }

    @Test
    void hostFunctionThatThrows_isTypedWithCause() {
        var cause = new IOException("out of ink");
        host.greetWith(name -> {
            throw cause;
        });
        assertHostFailure(cause, "java.io.IOException: out of ink");
    }

    @Test
    void hostFunctionThatThrowsAnError_isTypedWithCause() {
        var cause = new AssertionError("never");
        host.greetWith(name -> {
            throw cause;
        });
        assertHostFailure(cause, "java.lang.AssertionError: never");
    }

    @Test
    void hostFunctionThatMayNotBeCalled_isDenied() {
        Plugin plugin = raw();
        assertThatThrownBy(() -> send(plugin, Puppet.FORBIDDEN)).isInstanceOf(PermissionDeniedException.class);
        assertThat(plugin.isReusable()).isFalse();
    }

    @Test
    void hostFunctionWithPointerOutsideOfMemory_isRefused() {
        assertThatThrownBy(() -> send(raw(), Puppet.GREET_WITH_POINTER_OUTSIDE))
                .isInstanceOf(PluginCommunicationException.class)
                .hasMessage("Plugin puppet 1.0.0, call host function 'greet': the plugin gave the pointer 4294967280 and the"
                        + " length 32, which is outside of its memory of 65536 bytes.");
    }

    @Test
    void hostFunctionWithTextThatIsNotUtf8_isRefused() {
        assertThatThrownBy(() -> send(raw(), new byte[] { (byte) Puppet.GREET.charAt(0), (byte) 0xff }))
                .isInstanceOf(PluginDeserializationException.class)
                .hasMessage("Plugin puppet 1.0.0, call host function 'greet': the plugin gave text that is not UTF-8.");
    }

    @Test
    void eventForRawPluginThatIsNotBytes_isRefused() {
        assertThatThrownBy(() -> raw().handleEvent(event("text"))).isInstanceOf(PluginSerializationException.class)
                .hasMessage("Plugin puppet 1.0.0, handle-event: the event's data is a java.lang.String; a plugin with"
                        + " serialization 'raw' takes a byte[].");
    }

    @Test
    void response_isRead() {
        assertThat(json().handleEvent(event(Puppet.ANSWER + "{\"success\":true,\"data\":[1,null,\"x\"]}")))
                .isEqualTo(PluginResponse.success(Arrays.asList(1, null, "x")));
        PluginResponse failure = json()
                .handleEvent(event(Puppet.ANSWER + "{\"success\":false,\"error\":{\"code\":\"c\",\"message\":\"m\"}}"));
        assertThat(failure.success()).isFalse();
        assertThat(failure.error().code()).isEqualTo("c");
        assertThat(failure.error().message()).isEqualTo("m");
    }

    @Test
    void responseThatIsNotJson_isRefused() {
        assertThatThrownBy(() -> json().handleEvent(event(Puppet.ANSWER + "nonsense")))
                .isInstanceOf(PluginDeserializationException.class)
                .hasMessage(
                        "Plugin puppet 1.0.0, handle-event: the plugin's response cannot be read as json: Unrecognized token"
                                + " 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')");
        assertThatThrownBy(() -> json().handleEvent(event(Puppet.ANSWER + "{\"success\":true} {}")))
                .isInstanceOf(PluginDeserializationException.class)
                .hasMessageStartingWith("Plugin puppet 1.0.0, handle-event: the plugin's response cannot be read as json: ");
        assertThatThrownBy(() -> json().handleEvent(event(Puppet.ANSWER_WITH_NOTHING)))
                .isInstanceOf(PluginDeserializationException.class)
                .hasMessage("Plugin puppet 1.0.0, handle-event: the plugin's response is empty.");
    }

    @Test
    void responseOfAnotherShape_isRefused() {
        for (String response : List.of("[]", "1", "null", "{}", "{\"success\":1}")) {
            assertThatThrownBy(() -> json().handleEvent(event(Puppet.ANSWER + response)))
                    .isInstanceOf(PluginDeserializationException.class)
                    .hasMessage("Plugin puppet 1.0.0, handle-event: the plugin's response is not an object with 'success': true"
                            + " or false.");
        }
        for (String response : List.of("{\"success\":false}", "{\"success\":false,\"error\":{\"code\":1,\"message\":\"m\"}}")) {
            assertThatThrownBy(() -> json().handleEvent(event(Puppet.ANSWER + response)))
                    .isInstanceOf(PluginDeserializationException.class)
                    .hasMessage("Plugin puppet 1.0.0, handle-event: the plugin's response is not a success and has no 'error'"
                            + " with a 'code' and a 'message'.");
        }
    }

    @Test
    void eventThatCannotBeWritten_leavesTheInstanceUsable() {
        Plugin plugin = json();
        assertThatThrownBy(() -> plugin.handleEvent(event(new Object()))).isInstanceOf(PluginSerializationException.class)
                .hasMessageStartingWith("Plugin puppet 1.0.0, handle-event: the event's data cannot be written as json: ");
        assertThat(plugin.isReusable()).isTrue();
    }

    @Test
    void closedInstance_isNotReusable() {
        Plugin plugin = raw();
        plugin.onBeforeDispose();
        plugin.dispose();
        plugin.close();
        assertThat(plugin.isReusable()).isFalse();
    }

    private Plugin raw() {
        return puppet(SerializationFormat.RAW, ResourceLimits.DEFAULT);
    }

    private Plugin json() {
        return puppet(SerializationFormat.JSON, ResourceLimits.DEFAULT);
    }

    private Plugin puppet(SerializationFormat format, ResourceLimits limits) {
        var runtime = new WasmPluginRuntime(manifest -> Optional.of(puppet()),
                List.of(new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper())));
        Plugin plugin = runtime.load(Manifests.of("puppet", format, limits), host).newInstance();
        plugin.onLoad();
        plugin.initialize();
        plugin.onReady();
        return plugin;
    }

    private static PluginEvent event(Object data) {
        return PluginEvent.to("puppet", "do", data);
    }

    private static byte[] send(Plugin plugin, byte[] command) {
        return (byte[]) plugin.handleEvent(event(command)).data();
    }

    private static String send(Plugin plugin, String command) {
        return new String(send(plugin, command.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static int number(Plugin plugin, String command) {
        return ByteBuffer.wrap(send(plugin, command.getBytes(StandardCharsets.UTF_8))).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** Checks that only the input of this command is allocated. */
    private static void assertNothingAllocated(Plugin plugin) {
        assertThat(number(plugin, Puppet.LIVE_BLOCKS)).isEqualTo(1);
    }

    private Plugin rawRound(Plugin plugin, int i) {
        switch (i % 10) {
            case 0 -> assertThat(send(plugin, Puppet.ANSWER + "text")).isEqualTo("text");
            case 1 -> assertThat(send(plugin, Puppet.ANSWER_WITH_INPUT)).isEqualTo("i");
            case 2 -> assertThat(send(plugin, Puppet.GREET + "you")).isEqualTo("Hello, you!");
            case 3 -> assertThat(send(plugin, Puppet.ANSWER_WITH_NOTHING)).isEmpty();
            case 4 -> assertThatThrownBy(() -> plugin.handleEvent(event("text")))
                    .isInstanceOf(PluginSerializationException.class);
            case 5 -> {
                // A guest that fails is replaced. That takes a new instance, so it is done now and then only.
                if (i % 100 == 5) {
                    String command = FAILING.get(i / 100 % FAILING.size());
                    assertThatThrownBy(() -> {
                        send(plugin, command);
                        send(plugin, Puppet.ANSWER);
                    }).isInstanceOf(PluginException.class);
                    assertThat(plugin.isReusable()).isFalse();
                    plugin.close();
                    return raw();
                }
            }
            default -> assertThat(send(plugin, "")).isEmpty();
        }
        assertThat(plugin.isReusable()).isTrue();
        return plugin;
    }

    private Plugin jsonRound(Plugin plugin, int i) {
        if (i % 2 == 0) {
            assertThat(plugin.handleEvent(event(Puppet.ANSWER + "{\"success\":true,\"data\":" + i + "}")).data()).isEqualTo(i);
        } else {
            assertThatThrownBy(() -> plugin.handleEvent(event(Puppet.ANSWER + "no json")))
                    .isInstanceOf(PluginDeserializationException.class);
        }
        if (i % 1000 == 0) {
            assertThat(plugin.handleEvent(event(Puppet.LIVE_BLOCKS_AS_JSON)).data()).isEqualTo(1);
        }
        return plugin;
    }

    private void assertRefused(String command, String problem) {
        Plugin plugin = puppet(SerializationFormat.RAW, LARGE_RESPONSES);
        assertThatThrownBy(() -> send(plugin, command)).isInstanceOf(PluginCommunicationException.class)
                .hasMessage("Plugin puppet 1.0.0, handle-event: " + problem);
        assertThat(plugin.isReusable()).isFalse();
    }

    private void assertHostFailure(Throwable cause, String text) {
        Plugin plugin = raw();
        assertThatThrownBy(() -> send(plugin, Puppet.GREET + "you")).isInstanceOf(HostFunctionException.class).hasCause(cause)
                .hasMessage("Plugin puppet 1.0.0, call host function 'greet': it failed: " + text);
        assertThat(plugin.isReusable()).isFalse();
    }
}
