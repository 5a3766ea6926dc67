package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Turns figures into a file for programs, tables for the documentation and a chart. Started by {@code benchmarks/run}. */
public final class Report {

    private static final List<Kernel> COMPUTING = Arrays.stream(Kernel.values()).filter(kernel -> !kernel.isEcho()).toList();

    private Report() {
    }

    /**
     * @param arguments the file with the figures, the folder to write to, and what to say above the tables
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        var results = Result.of(Figure.read(Path.of(arguments[0])));
        var folder = Files.createDirectories(Path.of(arguments[1]));
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(folder.resolve("results.json").toFile(), results);
        Files.writeString(folder.resolve("results.adoc"), Tables.of(results, arguments[2]));
        Files.writeString(folder.resolve("results.svg"), Chart.of(results));
    }

    /** Those that ran kernels, in the order in which they did. */
    static Set<String> engines(List<Result> results) {
        var engines = new LinkedHashSet<String>();
        results.stream().filter(result -> result.ratioToNative() != null).forEach(result -> engines.add(result.engine()));
        return engines;
    }

    /** Of what computes, as a ratio to native; of echoes there is none, they measure calls. */
    static OptionalDouble geometricMean(List<Result> results, String engine) {
        double logarithms = 0;
        for (var kernel : COMPUTING) {
            var result = Result.find(results, kernel.key(), engine);
            if (result.isEmpty() || result.get().ratioToNative() == null) {
                return OptionalDouble.empty();
            }
            logarithms += Math.log(result.get().ratioToNative());
        }
        return OptionalDouble.of(Math.exp(logarithms / COMPUTING.size()));
    }
}
