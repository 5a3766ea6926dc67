package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** What is computed: a C program that exists as a module, as a plugin of Extism, as a native program and again in Java. */
enum Kernel {

    SHA256("sha256", "sha256", noise(65_536)),
    JSON("json", "json", json(65_536)),
    MATMUL("matmul", "matmul", number(128)),
    NBODY("nbody", "nbody", number(2_000)),
    ECHO_64("echo-64", "echo", noise(64)),
    ECHO_1K("echo-1k", "echo", noise(1_024)),
    ECHO_64K("echo-64k", "echo", noise(65_536));

    private final String key;
    private final String program;
    private final byte[] input;

    Kernel(String key, String program, byte[] input) {
        this.key = key;
        this.program = program;
        this.input = input;
    }

    static Kernel of(String key) {
        return Arrays.stream(values()).filter(kernel -> kernel.key.equals(key)).findFirst().orElseThrow();
    }

    String key() {
        return key;
    }

    /** The name of its source and its modules. */
    String program() {
        return program;
    }

    byte[] input() {
        return input;
    }

    boolean isEcho() {
        return program.equals("echo");
    }

    /** @param suffix between the program's name and the file's extension */
    byte[] module(String suffix) {
        var name = "/guests/" + program + suffix + ".wasm";
        try (var stream = Kernel.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    /** A list of orders, as services send them. */
    private static byte[] json(int length) {
        var random = new Random(42);
        var text = new StringBuilder("[");
        for (int i = 0; text.length() < length - 200; i++) {
            text.append(i == 0 ? "" : ",\n").append("{ \"id\": ").append(random.nextInt(1_000_000)).append(", \"price\": ")
                    .append(random.nextInt(10_000) / 100.0).append(", \"paid\": ").append(random.nextBoolean())
                    .append(", \"note\": \"line \\\"").append(Long.toString(random.nextLong(), 36))
                    .append("\\\"\", \"items\": [").append(random.nextInt(9)).append(", ").append(random.nextInt(99))
                    .append(", null] }");
        }
        return text.append("]").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
