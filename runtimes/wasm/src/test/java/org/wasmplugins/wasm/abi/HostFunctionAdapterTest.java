package org.wasmplugins.wasm.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.wasm.JavaPuppet;
import org.wasmplugins.wasm.Manifests;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.serialization.JacksonSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Passes values of every type across the boundary. */
class HostFunctionAdapterTest {

    private static final PluginManifest MANIFEST = Manifests.of("puppet", SerializationFormat.JSON);

    private final WasmInstance guest = new JavaPuppet().instantiate(List.of(), new WasmLimits(1_000_000, 100), null);
    private final MemoryBridge bridge = new MemoryBridge(MANIFEST, new JavaPuppet().info(), guest);

    @Test
    void numbers_crossBothWays() {
        assertThat(seen(int.class, 0xffff_ffffL, 0xffff_ffffL)).isEqualTo(-1);
        assertThat(seen(Integer.class, 7, 7)).isEqualTo(7);
        assertThat(seen(boolean.class, 2, 1)).isEqualTo(true);
        assertThat(seen(boolean.class, 0, 0)).isEqualTo(false);
        assertThat(seen(short.class, 0x1_8000L, 0xffff_8000L)).isEqualTo((short) -32768);
        assertThat(seen(byte.class, 0x1ff, 0xffff_ffffL)).isEqualTo((byte) -1);
        assertThat(seen(char.class, 0x1_0041, 0x41)).isEqualTo('A');
        assertThat(seen(long.class, Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(seen(float.class, 0xbf80_0000L, 0xbf80_0000L)).isEqualTo(-1f);
        assertThat(seen(double.class, Double.doubleToRawLongBits(-2.5), Double.doubleToRawLongBits(-2.5))).isEqualTo(-2.5);
    }

    @Test
    void bytes_crossBothWays() {
        assertThat(through(HostType.of(byte[].class), new byte[] { 1, 2, 3 }, value -> value)).containsExactly(1, 2, 3);
        assertThat(through(HostType.of(byte[].class), new byte[0], value -> value)).isEmpty();
        assertThat(through(HostType.of(byte[].class), new byte[] { 1 }, value -> null)).isEmpty();
    }

    @Test
    void serializedValues_crossBothWays() {
        HostType type = HostType.of(Point.class);
        assertThat(text(through(type, "{\"x\":1,\"y\":2}".getBytes(StandardCharsets.UTF_8),
                point -> new Point(((Point) point).y(), ((Point) point).x())))).isEqualTo("{\"x\":2,\"y\":1}");
        assertThat(text(through(type, "null".getBytes(StandardCharsets.UTF_8), value -> value))).isEqualTo("null");
    }

    @Test
    void typeArguments_areKept() {
        var type = new HostType(Map.class, List.of(HostType.of(String.class),
                new HostType(List.class, List.of(HostType.of(Point.class)))));
        var seen = new Object[1];
        through(type, "{\"a\":[{\"x\":1,\"y\":2}]}".getBytes(StandardCharsets.UTF_8), value -> seen[0] = value);
        assertThat(seen[0]).isEqualTo(Map.of("a", List.of(new Point(1, 2))));
    }

    @Test
    void valueThatDoesNotFit_isRefused() {
        assertThatThrownBy(() -> through(HostType.of(Point.class), "[".getBytes(StandardCharsets.UTF_8), value -> value))
                .isInstanceOf(PluginDeserializationException.class)
                .hasMessageStartingWith(
                        "Plugin puppet 1.0.0, call host function 'f': the plugin gave a value that cannot be read"
                                + " as Point from json: ");
    }

    @Test
    void resultThatCannotBeWritten_isRefused() {
        assertThatThrownBy(
                () -> through(HostType.of(Object.class), "1".getBytes(StandardCharsets.UTF_8), value -> new Object()))
                .isInstanceOf(PluginSerializationException.class)
                .hasMessageStartingWith("Plugin puppet 1.0.0, call host function 'f': its result cannot be written as json: ");
    }

    @Test
    void textWithHalfACharacter_isRefused() {
        assertThatThrownBy(() -> through(HostType.of(String.class), new byte[0], value -> "a\uD83D"))
                .isInstanceOf(PluginSerializationException.class).hasMessageContaining("half a character, U+D83D");
        assertThat(text(through(HostType.of(String.class), new byte[0], value -> "a\uD83D\uDE00"))).isEqualTo("a\uD83D\uDE00");
    }

    @Test
    void resultWhoseClassFails_isRefused() {
        assertThatThrownBy(
                () -> through(HostType.of(Object.class), "1".getBytes(StandardCharsets.UTF_8), value -> new Object() {
                    @SuppressWarnings("unused") // Jackson calls it.
                    public int getNumber() {
                        throw new AssertionError("it cannot be read");
                    }
                })).isInstanceOf(PluginSerializationException.class);
    }

    @Test
    void nullForANumber_isRefused() {
        assertThatThrownBy(() -> adapter(HostType.of(Integer.class), value -> null).call(bridge, null, new long[] { 1 }))
                .isInstanceOf(HostFunctionException.class)
                .hasMessage("Plugin puppet 1.0.0, call host function 'f': it returned null, where a Integer is needed.");
    }

    @Test
    void denialOfAnotherPlugin_isAFailureOfTheFunction() {
        var other = new PermissionDeniedException(new PluginOperation(PluginId.of("other"), null, "call"),
                DenialReason.NOT_REQUESTED, "no.");
        assertThatThrownBy(() -> adapter(HostType.of(int.class), value -> {
            throw other;
        }).call(bridge, null, new long[] { 1 })).isInstanceOf(HostFunctionException.class).hasCause(other);
    }

    record Point(int x, int y) {
    }

    private record Function(HostFunctionSignature signature, UnaryOperator<Object> body) implements HostFunctionHandler {

        @Override
        public Object call(HostContext context, Object[] arguments) {
            return body.apply(arguments.length == 0 ? null : arguments[0]);
        }
    }

    private HostFunctionAdapter adapter(HostType type, UnaryOperator<Object> body) {
        return new HostFunctionAdapter(MANIFEST,
                new Function(new HostFunctionSignature("host", "f", List.of(type), type), body),
                new JacksonSerializer(SerializationFormat.JSON, new ObjectMapper()));
    }

    /** Sends the raw number through an identity function and returns the value that the function saw. */
    private Object seen(Class<?> type, long raw, long expectedBack) {
        var seen = new Object[1];
        assertThat(adapter(HostType.of(type), value -> seen[0] = value).call(bridge, null, new long[] { raw }))
                .isEqualTo(expectedBack);
        return seen[0];
    }

    private byte[] through(HostType type, byte[] input, UnaryOperator<Object> body) {
        PluginOperation operation = PluginOperation.of(MANIFEST, "test");
        long packed = bridge.give(input, operation);
        long result = adapter(type, body).call(bridge, null, new long[] { packed >>> 32, packed & 0xffff_ffffL });
        return bridge.read(result >>> 32, result & 0xffff_ffffL, operation);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
