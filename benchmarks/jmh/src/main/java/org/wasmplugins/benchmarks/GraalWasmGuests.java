package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

/** GraalWasm with its just-in-time compiler. Its API writes eight bytes at once and no more. */
final class GraalWasmGuests {

    private GraalWasmGuests() {
    }

    static Guest of(Kernel kernel) {
        try {
            var context = Context.newBuilder("wasm").allowExperimentalOptions(true)
                    .option("engine.WarnInterpreterOnly", "true").option("engine.MultiTier", "false").build();
            var source = Source.newBuilder("wasm", ByteSequence.create(kernel.module("")), kernel.program()).build();
            var exports = context.eval(source).newInstance().getMember("exports");
            var memory = exports.getMember("memory");
            var alloc = exports.getMember("alloc");
            var dealloc = exports.getMember("dealloc");
            var handle = exports.getMember("plugin_handle_event");
            return input -> {
                int pointer = alloc.execute(input.length).asInt();
                write(memory, pointer, input);
                long packed = handle.execute(pointer, input.length).asLong();
                int answer = (int) (packed >>> 32);
                var output = new byte[(int) packed];
                memory.readBuffer(answer, output, 0, output.length);
                dealloc.executeVoid(answer, output.length);
                dealloc.executeVoid(pointer, input.length);
                return output;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Value memory, int pointer, byte[] input) {
        var bytes = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= Long.BYTES) {
            memory.writeBufferLong(ByteOrder.LITTLE_ENDIAN, pointer + (long) bytes.position(), bytes.getLong());
        }
        while (bytes.hasRemaining()) {
            memory.writeBufferByte(pointer + (long) bytes.position(), bytes.get());
        }
    }
}
