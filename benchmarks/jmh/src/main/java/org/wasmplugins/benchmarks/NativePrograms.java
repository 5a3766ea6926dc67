package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** The kernels as programs of their own; each prints CPU and wall time of a call and its answer. */
final class NativePrograms {

    private static final int SHOWN_BYTES = 32;
    private static final int MAX_SECONDS = 60;

    private final Path folder;

    NativePrograms(Path folder) {
        this.folder = folder;
    }

    Figure run(Kernel kernel, int millis) throws IOException, InterruptedException {
        var input = Files.write(folder.resolve(kernel.key() + ".input"), kernel.input());
        var output = folder.resolve(kernel.key() + ".output");
        var process = new ProcessBuilder(folder.resolve(kernel.program()).toString(), input.toString(), String.valueOf(millis))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("The native program of " + kernel.key() + " failed.");
        }
        var found = Files.readString(output, StandardCharsets.UTF_8).strip().split(" ");
        var expected = JavaKernels.of(kernel).call(kernel.input());
        if (!HexFormat.of().formatHex(Arrays.copyOf(expected, Math.min(SHOWN_BYTES, expected.length))).equals(found[2])) {
            throw new IllegalStateException("The native program computes something else than Java for " + kernel.key() + ".");
        }
        return new Figure(kernel.key(), "native", Double.parseDouble(found[0]), Double.parseDouble(found[1]));
    }
}
