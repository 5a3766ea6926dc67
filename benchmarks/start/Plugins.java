import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes ten plugins of 100 KB to 1 MB: an echo beside as many functions as it takes. Started by benchmarks/run. */
final class Plugins {

    private static final int SMALLEST = 100_000;
    private static final int I32 = 0x7f;
    private static final int I64 = 0x7e;

    private Plugins() {
    }

    public static void main(String... arguments) throws IOException {
        for (int i = 1; i <= 10; i++) {
            var folder = Files.createDirectories(Path.of(arguments[0], "plugin-" + i));
            Files.write(folder.resolve("plugin.wasm"), module(i * SMALLEST));
            Files.writeString(folder.resolve("plugin.yaml"), """
                    abi: 1
                    id: plugin-%d
                    version: 1.0.0
                    description: One of many.
                    runtime: wasm
                    module: plugin.wasm
                    serialization: [raw]
                    events: [call]
                    """.formatted(i));
        }
    }

    /** alloc gives always the same block, events are answered with themselves. */
    private static byte[] module(int size) throws IOException {
        var bodies = new ByteArrayOutputStream();
        body(bodies, 0x41, 0x80, 0x08); // alloc: i32.const 1024
        body(bodies); // dealloc
        // pointer << 32 | length
        body(bodies, 0x20, 0, 0xad, 0x42, 0x20, 0x86, 0x20, 1, 0xad, 0x84);
        body(bodies, 0x41, 0); // initialize, dispose
        int functions = 4;
        while (bodies.size() < size) {
            filler(bodies, functions++);
        }
        var module = new ByteArrayOutputStream();
        module.write(new byte[] { 0, 'a', 's', 'm', 1, 0, 0, 0 });
        section(module, 1, bytes(4, 0x60, 1, I32, 1, I32, 0x60, 2, I32, I32, 0, 0x60, 2, I32, I32, 1, I64, 0x60, 0, 1, I32));
        var types = new ByteArrayOutputStream();
        leb(types, functions);
        types.write(new byte[] { 0, 1, 2, 3 });
        types.write(new byte[functions - 4]);
        section(module, 3, types.toByteArray());
        section(module, 5, bytes(1, 1, 17, 17));
        var exports = new ByteArrayOutputStream();
        exports.write(6);
        export(exports, "memory", 2, 0);
        export(exports, "alloc", 0, 0);
        export(exports, "dealloc", 0, 1);
        export(exports, "plugin_handle_event", 0, 2);
        export(exports, "plugin_initialize", 0, 3);
        export(exports, "plugin_dispose", 0, 3);
        section(module, 7, exports.toByteArray());
        var code = new ByteArrayOutputStream();
        leb(code, functions);
        bodies.writeTo(code);
        section(module, 10, code.toByteArray());
        return module.toByteArray();
    }

    /** Some arithmetic and a load, different in each function, about 300 bytes. */
    private static void filler(ByteArrayOutputStream bodies, int number) throws IOException {
        var code = new ByteArrayOutputStream();
        code.write(bytes(0x20, 0)); // local.get 0
        for (int i = 0; i < 24; i++) {
            code.write(0x41);
            code.write(bytes(0x80 | number & 0x7f, 0x80 | number >> 7 & 0x7f, i)); // i32.const
            code.write(bytes(i % 3 == 0 ? 0x6a : i % 3 == 1 ? 0x73 : 0x6c)); // add, xor, mul
            code.write(bytes(0x20, 0, 0x41, 0xff, 0x07, 0x71, 0x28, 2, 0, 0x6a)); // + memory[local & 1023]
        }
        body(bodies, code.toByteArray());
    }

    private static void body(ByteArrayOutputStream out, int... code) throws IOException {
        body(out, bytes(code));
    }

    private static void body(ByteArrayOutputStream out, byte[] code) throws IOException {
        leb(out, code.length + 2);
        out.write(0); // no locals
        out.write(code);
        out.write(0x0b);
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] content) throws IOException {
        out.write(id);
        leb(out, content.length);
        out.write(content);
    }

    private static void export(ByteArrayOutputStream out, String name, int kind, int index) throws IOException {
        leb(out, name.length());
        out.write(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.write(kind);
        out.write(index);
    }

    private static void leb(ByteArrayOutputStream out, int value) {
        int rest = value;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write(rest & 0x7f | 0x80);
        }
        out.write(rest);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
