package org.wasmplugins.wasm.chicory.split;

import static org.wasmplugins.wasm.chicory.ModuleBytes.bytes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.SectionId;

/** A module of random functions {@code f0} to {@code f3}, one for each type of result, that take an i32 and an i64. */
final class RandomModule {

    static final int FUNCTIONS = RandomExpressions.TYPES.size();
    private static final int MOST_LOCALS = 7;

    private RandomModule() {
    }

    /**
     * @param statements about how many each function has
     * @param fuel how much there is for turns of loops and for calls in the life of an instance
     */
    static byte[] module(Random random, int statements, int fuel) {
        var types = new ByteArrayOutputStream();
        types.write(FUNCTIONS + 1);
        for (int type : RandomExpressions.TYPES) {
            types.writeBytes(bytes(0x60, 2, RandomExpressions.I32, RandomExpressions.I64, 1, type));
        }
        types.writeBytes(bytes(0x60, 0, 0));
        var exports = new ByteArrayOutputStream();
        exports.write(FUNCTIONS + 1);
        exports.writeBytes(bytes(6, 'm', 'e', 'm', 'o', 'r', 'y', 2, 0));
        var code = new ByteArrayOutputStream();
        code.write(FUNCTIONS);
        for (int i = 0; i < FUNCTIONS; i++) {
            exports.writeBytes(bytes(2, 'f', '0' + i, 0, i));
            byte[] body = function(random, RandomExpressions.TYPES.get(i), statements);
            WasmWriter.writeVarUInt32(code, body.length);
            code.writeBytes(body);
        }
        var global = new ByteArrayOutputStream();
        global.writeBytes(bytes(1, RandomExpressions.I32, 1, 0x41, fuel & 0x7f | 0x80, fuel >> 7, 0x0b));
        var writer = new WasmWriter();
        writer.writeSection(SectionId.TYPE, types.toByteArray());
        writer.writeSection(SectionId.FUNCTION, bytes(4, 0, 1, 2, 3));
        writer.writeSection(SectionId.MEMORY, bytes(1, 0, 1));
        writer.writeSection(SectionId.TAG, bytes(1, 0, FUNCTIONS));
        writer.writeSection(SectionId.GLOBAL, global.toByteArray());
        writer.writeSection(SectionId.EXPORT, exports.toByteArray());
        writer.writeSection(SectionId.CODE, code.toByteArray());
        return writer.bytes();
    }

    private static byte[] function(Random random, int result, int statements) {
        var locals = new ArrayList<>(List.of(RandomExpressions.I32, RandomExpressions.I64));
        var body = new ByteArrayOutputStream();
        body.write(RandomExpressions.TYPES.size());
        for (int type : RandomExpressions.TYPES) {
            int count = 1 + random.nextInt(MOST_LOCALS);
            body.writeBytes(bytes(count, type));
            IntStream.range(0, count).forEach(i -> locals.add(type));
        }
        body.writeBytes(new RandomCode(random, locals, result, RandomExpressions.TYPES, statements).body());
        return body.toByteArray();
    }
}
