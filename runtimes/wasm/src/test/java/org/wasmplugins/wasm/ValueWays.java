package org.wasmplugins.wasm;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.PluginOutcome;
import org.wasmplugins.wasm.abi.HostFunctionAdapter;
import org.wasmplugins.wasm.abi.MemoryBridge;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.serialization.BatchCodec;
import org.wasmplugins.wasm.serialization.EnvelopeCodec;
import org.wasmplugins.wasm.serialization.EventBatch;
import org.wasmplugins.wasm.serialization.JacksonSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Every way of a value into a plugin and out of it, in one format. */
final class ValueWays {

    /** Into a plugin. */
    enum Into {
        EVENT,
        SERIALIZED_EVENT,
        BATCH,
        SERIALIZED_IN_BATCH,
        BATCH_BESIDE_ONE_THAT_CANNOT_BE_WRITTEN,
        RESULT_OF_HOST_FUNCTION
    }

    /** Out of a plugin. */
    enum OutOf {
        ANSWER,
        SERIALIZED_ANSWER,
        BATCH,
        SERIALIZED_IN_BATCH,
        ARGUMENT_OF_HOST_FUNCTION
    }

    static final Object UNWRITABLE = new Object();

    private static final PluginManifest MANIFEST = Manifests.of("puppet", SerializationFormat.JSON);
    private static final PluginOperation OPERATION = PluginOperation.of(MANIFEST, PluginHook.HANDLE_EVENT);

    private final PluginSerializer serializer;
    private final EnvelopeCodec codec;
    private final BatchCodec batches;
    private final SeenValues seen;

    ValueWays(SerializationFormat format) {
        serializer = new JacksonSerializer(format, new ObjectMapper()).forPlugin();
        codec = new EnvelopeCodec(serializer);
        batches = codec.batches().orElseThrow();
        seen = SeenValues.of(format);
    }

    /** Returns the value that the plugin sees; fails as for the plugin's caller. */
    Object into(Into way, Object value) throws IOException {
        return switch (way) {
            case EVENT -> data(seen.read(codec.encode(event(value), OPERATION)));
            case SERIALIZED_EVENT -> data(seen.read(codec.encode(event(serialized(value)), OPERATION)));
            case BATCH -> inBatch("one", value);
            case SERIALIZED_IN_BATCH -> inBatch("one", serialized(value));
            case BATCH_BESIDE_ONE_THAT_CANNOT_BE_WRITTEN -> inBatch(UNWRITABLE, value);
            case RESULT_OF_HOST_FUNCTION -> seen.read(result(value));
        };
    }

    /** Returns the value already serialized, for the ways that begin with that. */
    private SerializedValue serialized(Object value) throws IOException {
        return value instanceof SerializedValue ready ? ready : new SerializedValue(serializer.write(value));
    }

    private Object inBatch(Object first, Object value) throws IOException {
        EventBatch batch = batches.encode(List.of(event(first), event(value), event("three")),
                List.of(HostType.ANY, HostType.ANY, HostType.ANY), OPERATION);
        PluginOutcome outcome = batch.outcomes().get(1);
        var events = (List<?>) seen.read(batch.input());
        if (!data(events.get(events.size() - 1)).equals("three")) {
            throw new AssertionError("the event of somebody else changed: " + events);
        }
        if (outcome != null) {
            throw outcome.failure();
        }
        return data(events.get(events.size() - 2));
    }

    private byte[] result(Object value) {
        WasmInstance guest = new JavaPuppet().instantiate(List.of(), new WasmLimits(1_000_000, 100), null);
        var bridge = new MemoryBridge(MANIFEST, new JavaPuppet().info(), guest);
        long result = function(List.of(), value).call(bridge, null, new long[0]);
        return bridge.read(result >>> 32, result & 0xffff_ffffL, OPERATION);
    }

    private HostFunctionAdapter function(List<HostType> parameters, Object... seenOrGiven) {
        var signature = new HostFunctionSignature("host", "f", parameters, HostType.ANY);
        return new HostFunctionAdapter(MANIFEST, new HostFunctionHandler() {
            @Override
            public HostFunctionSignature signature() {
                return signature;
            }

            @Override
            public Object call(HostContext context, Object[] arguments) {
                if (arguments.length > 0) {
                    seenOrGiven[0] = arguments[0];
                    return null;
                }
                return seenOrGiven[0];
            }
        }, serializer);
    }

    private static PluginEvent event(Object data) {
        return PluginEvent.to("puppet", "do", data);
    }

    private static Object data(Object envelope) {
        return ((Map<?, ?>) envelope).get("data");
    }

    /** Returns the value that the application sees; fails as for the plugin's caller. */
    Object outOf(OutOf way, byte[] value, HostType type) throws IOException {
        return switch (way) {
            case ANSWER -> codec.decode(seen.answer(value), type, OPERATION).data();
            case SERIALIZED_ANSWER -> read(codec.decode(seen.answer(value), HostType.of(SerializedValue.class), OPERATION)
                    .data(), type);
            case BATCH -> ofBatch(value, type);
            case SERIALIZED_IN_BATCH -> read(ofBatch(value, HostType.of(SerializedValue.class)), type);
            case ARGUMENT_OF_HOST_FUNCTION -> argument(value, type);
        };
    }

    private Object read(Object data, HostType type) throws IOException {
        return serializer.read(((SerializedValue) data).bytes(), type);
    }

    private Object ofBatch(byte[] value, HostType type) throws IOException {
        List<PluginOutcome> outcomes = outcomes(Arrays.asList(value, seen.write("two")), type, HostType.ANY);
        if (!outcomes.get(1).response().data().equals("two")) {
            throw new AssertionError("the answer for somebody else changed");
        }
        return dataOf(outcomes.get(0));
    }

    private List<PluginOutcome> outcomes(List<byte[]> values, HostType... types) throws IOException {
        EventBatch batch = batches.encode(values.stream().map(value -> event("x")).toList(), List.of(types), OPERATION);
        return batch.decode(seen.array(values.stream().map(seen::answer).toList()));
    }

    private static Object dataOf(PluginOutcome outcome) {
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return outcome.response().data();
    }

    /** Puts the value into an array, because some types cannot be serialized arguments themselves. */
    private Object argument(byte[] value, HostType type) {
        WasmInstance guest = new JavaPuppet().instantiate(List.of(), new WasmLimits(1_000_000, 100), null);
        var bridge = new MemoryBridge(MANIFEST, new JavaPuppet().info(), guest);
        long packed = bridge.give(seen.array(List.of(value)), OPERATION);
        var arguments = new Object[1];
        function(List.of(new HostType(List.class, List.of(type))), arguments).call(bridge, null,
                new long[] { packed >>> 32, packed & 0xffff_ffffL });
        return ((List<?>) arguments[0]).get(0);
    }

    /** Returns true if the failure tells the caller that the value is at fault. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof IOException || failure instanceof PluginException;
    }
}
