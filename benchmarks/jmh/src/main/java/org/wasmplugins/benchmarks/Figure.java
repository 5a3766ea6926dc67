package org.wasmplugins.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** What one call takes, once measured. Files have one in a line: benchmark, engine, CPU and wall time in nanoseconds. */
record Figure(String benchmark, String engine, double cpuNanos, double wallNanos) {

    static void write(List<Figure> figures, Path file) throws IOException {
        var lines = figures.stream().map(figure -> String.format(Locale.ROOT, "%s %s %.2f %.2f", figure.benchmark,
                figure.engine, figure.cpuNanos, figure.wallNanos)).toList();
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static List<Figure> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.split(" "))
                .map(parts -> new Figure(parts[0], parts[1], Double.parseDouble(parts[2]), Double.parseDouble(parts[3])))
                .toList();
    }
}
