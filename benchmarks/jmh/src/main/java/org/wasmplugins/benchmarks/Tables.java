package org.wasmplugins.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The results as AsciiDoc. */
final class Tables {

    private static final String END = "|===\n\n";
    private static final Set<String> KERNELS = Arrays.stream(Kernel.values()).map(Kernel::key).collect(Collectors.toSet());

    private Tables() {
    }

    static String of(List<Result> results, String introduction) {
        return introduction.strip() + "\n\n" + kernels(results) + others(results);
    }

    private static String kernels(List<Result> results) {
        var table = new StringBuilder(".CPU time, native = 1\n[cols=\"3").append(",>1".repeat(Kernel.values().length + 1))
                .append("\"]\n|===\n| Engine");
        for (var kernel : Kernel.values()) {
            table.append(" | ").append(kernel.key());
            if (kernel == Kernel.NBODY) {
                table.append(" | mean of these");
            }
        }
        table.append("\n\n");
        for (var engine : Report.engines(results)) {
            table.append("| ").append(engine);
            for (var kernel : Kernel.values()) {
                table.append(" | ").append(Result.find(results, kernel.key(), engine).map(Result::ratioToNative)
                        .map(ratio -> number(ratio)).orElse("-"));
                if (kernel == Kernel.NBODY) {
                    table.append(" | ").append(number(Report.geometricMean(results, engine)));
                }
            }
            table.append('\n');
        }
        table.append("| native, ns");
        for (var kernel : Kernel.values()) {
            table.append(" | ").append(Result.find(results, kernel.key(), Result.NATIVE).map(result -> number(result.cpuNs()))
                    .orElse("-"));
            if (kernel == Kernel.NBODY) {
                table.append(" | ");
            }
        }
        return table.append('\n').append(END).toString();
    }

    /** What there is nothing native to compare with: the first of each group is what the others are compared with. */
    private static String others(List<Result> results) {
        var table = new StringBuilder("""
                .In an application, for each call, request or start
                [cols="3,3,>2,>2,>1"]
                |===
                | What | How | CPU, µs | Wall, µs | CPU, first = 1

                """);
        String benchmark = null;
        double first = 0;
        for (var result : results) {
            if (KERNELS.contains(result.benchmark())) {
                continue;
            }
            boolean isFirst = !result.benchmark().equals(benchmark);
            if (isFirst) {
                benchmark = result.benchmark();
                first = result.cpuNs();
            }
            table.append("| ").append(isFirst ? benchmark : "").append(" | ").append(result.engine()).append(" | ")
                    .append(number(result.cpuNs() / 1e3)).append(" | ").append(number(result.wallNs() / 1e3)).append(" | ")
                    .append(first == 0 ? "-" : number(result.cpuNs() / first)).append('\n');
        }
        return benchmark == null ? "" : table.append(END).toString();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "-";
    }

    /** Three digits are more than the machine's noise leaves. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 || size == 0 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f",
                value);
    }
}
