package org.wasmplugins.wasm.abi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginDeserializationException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginSerializationException;
import org.wasmplugins.wasm.serialization.CheckedSerializer;
import org.wasmplugins.wasm.serialization.PluginSerializer;
import org.wasmplugins.wasm.serialization.RawNumbers;
import org.wasmplugins.wasm.serialization.SerializerMessages;
import org.wasmplugins.wasm.serialization.token.Surrogates;

/** Makes a host function callable from a guest: raw bits and memory on the guest's side, Java values on the host's. */
public final class HostFunctionAdapter {

    private final HostFunctionHandler function;
    private final PluginSerializer serializer;
    private final PluginOperation operation;

    public HostFunctionAdapter(PluginManifest manifest, HostFunctionHandler function, PluginSerializer serializer) {
        this.function = function;
        this.serializer = serializer == null ? null : new CheckedSerializer(serializer);
        this.operation = PluginOperation.of(manifest, "call host function '" + function.signature().name() + "'");
    }

    HostFunctionSignature signature() {
        return function.signature();
    }

    public long call(MemoryBridge bridge, HostContext context, long[] raw) {
        return toRaw(bridge, invoke(context, toJava(bridge, raw)));
    }

    private Object[] toJava(MemoryBridge bridge, long[] raw) {
        List<HostType> types = signature().parameters();
        var values = new Object[types.size()];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            HostType type = types.get(i);
            if (HostFunctionTypes.isInMemory(type.kind())) {
                byte[] bytes = bridge.readArgument(raw[next] & 0xFFFF_FFFFL, raw[next + 1] & 0xFFFF_FFFFL, operation);
                values[i] = fromBytes(bytes, type);
                next += 2;
            } else {
                values[i] = RawNumbers.toJava(raw[next], type.kind());
                next++;
            }
        }
        return values;
    }

    /** Calls the function and wraps its exception in a typed one. Only errors of the JVM itself pass unchanged. */
    private Object invoke(HostContext context, Object[] arguments) {
        try {
            return function.call(context, arguments);
        } catch (PermissionDeniedException | PluginLimitException e) {
            // Thrown by the host for this very call. An exception of another operation is a failure of the function.
            if (operation.equals(e.operation())) {
                throw e;
            }
            throw failed(e);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw failed(e);
        }
    }

    private HostFunctionException failed(Throwable cause) {
        return new HostFunctionException(operation, "it failed: " + cause, cause);
    }

    private Object fromBytes(byte[] bytes, HostType type) {
        try {
            return switch (type.kind()) {
                case BYTES -> bytes;
                case STRING -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                default -> serializer.read(bytes, type);
            };
        } catch (CharacterCodingException e) {
            throw new PluginDeserializationException(operation, "the plugin gave text that is not UTF-8.", e);
        } catch (IOException e) {
            throw new PluginDeserializationException(operation, "the plugin gave a value that cannot be read as " + type
                    + " from " + serializer.format().key() + ": " + SerializerMessages.of(e), e);
        }
    }

    private long toRaw(MemoryBridge bridge, Object result) {
        HostType.Kind kind = signature().result().kind();
        if (kind == HostType.Kind.VOID) {
            return 0;
        }
        if (HostFunctionTypes.isInMemory(kind)) {
            return bridge.give(toBytes(result, kind), operation);
        }
        if (result == null) {
            throw new HostFunctionException(operation, "it returned null, where a " + signature().result() + " is needed.");
        }
        return RawNumbers.toRaw(result, kind);
    }

    private byte[] toBytes(Object result, HostType.Kind kind) {
        if (result == null && kind != HostType.Kind.SERIALIZED) {
            return new byte[0];
        }
        try {
            return switch (kind) {
                case BYTES -> (byte[]) result;
                case STRING -> Surrogates.utf8((String) result);
                default -> serializer.write(result);
            };
        } catch (IOException e) {
            throw new PluginSerializationException(operation, "its result cannot be written as "
                    + (kind == HostType.Kind.SERIALIZED ? serializer.format().key() : "UTF-8") + ": "
                    + SerializerMessages.of(e), e);
        }
    }
}
