package org.wasmplugins.wasm.chicory.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Node's WebAssembly, the reference for results. Tests that need it are skipped where it is not installed. */
final class Node {

    private static final long LONGEST_MINUTES = 10;

    private Node() {
    }

    static boolean isThere(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Returns the outcomes of calls: for each module one list of lines. */
    static List<List<String>> outcomes(Path folder, List<byte[]> modules, List<List<Call>> calls) {
        assumeTrue(isThere("node"), "no Node here to compare with");
        try {
            for (int i = 0; i < modules.size(); i++) {
                Files.write(folder.resolve(i + ".wasm"), modules.get(i));
                Files.write(folder.resolve(i + ".calls"), calls.get(i).stream().map(Call::line).toList());
            }
            Path script = folder.resolve("run.mjs");
            try (InputStream source = Node.class.getResourceAsStream("run.mjs")) {
                Files.write(script, source.readAllBytes());
            }
            var outcomes = new ArrayList<List<String>>();
            for (String line : Files.readAllLines(run(folder, "node", script.toString(), folder.toString()))) {
                if (line.startsWith("== ")) {
                    outcomes.add(new ArrayList<>());
                } else {
                    outcomes.get(outcomes.size() - 1).add(line);
                }
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end; the file has what it says. */
    static Path run(Path folder, String... command) throws IOException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectErrorStream(true).start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(List.of(command) + " failed: " + Files.readString(output));
        }
        return output;
    }
}
