package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;

/** GraalWasm with its just-in-time compiler. Its API has no way to write several bytes at once. */
final class GraalWasmGuests {

    private GraalWasmGuests() {
    }

    static Guest of(Kernel kernel) {
        try {
            var context = Context.newBuilder("wasm").allowExperimentalOptions(true)
                    .option("engine.WarnInterpreterOnly", "true").build();
            var source = Source.newBuilder("wasm", ByteSequence.create(kernel.module("")), kernel.program()).build();
            var exports = context.eval(source).newInstance().getMember("exports");
            var memory = exports.getMember("memory");
            var alloc = exports.getMember("alloc");
            var dealloc = exports.getMember("dealloc");
            var handle = exports.getMember("plugin_handle_event");
            return input -> {
                int pointer = alloc.execute(input.length).asInt();
                for (int i = 0; i < input.length; i++) {
                    memory.writeBufferByte(pointer + i, input[i]);
                }
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
}
