package org.wasmplugins.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as a picture, readable on light and on dark ground. */
final class Chart {

    private static final int NAMES = 170;
    private static final int BARS = 460;
    private static final int WIDTH = NAMES + BARS + 90;
    private static final int ROW = 26;
    private static final int HEADING = 54;

    private Chart() {
    }

    static String of(List<Result> results) {
        var means = new LinkedHashMap<String, Double>();
        var calls = new LinkedHashMap<String, Double>();
        for (var engine : Report.engines(results)) {
            Report.geometricMean(results, engine).ifPresent(mean -> means.put(engine, mean));
            Result.find(results, Kernel.ECHO_64.key(), engine).map(Result::ratioToNative)
                    .ifPresent(ratio -> calls.put(engine, ratio));
        }
        int second = height(means);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="14">
                <style>
                text { fill: #24292f; } .heading { font-weight: bold; } .bar { fill: #5b8def; } .ours { fill: #e07b39; }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
                </style>
                %s%s</svg>
                """.formatted(WIDTH, second + height(calls),
                panel("CPU time of computing, native = 1 (mean of sha256, json, matmul, nbody)", means, 0, false),
                panel("CPU time of a call with 64 bytes, native = 1, logarithmic", calls, second, true));
    }

    private static int height(Map<String, Double> values) {
        return HEADING + values.size() * ROW;
    }

    private static String panel(String heading, Map<String, Double> values, int top, boolean logarithmic) {
        double largest = values.values().stream().mapToDouble(value -> length(value, logarithmic)).max().orElse(1);
        int[] row = { top + HEADING };
        return String.format("<text class=\"heading\" x=\"8\" y=\"%d\">%s</text>%n", top + 30, heading)
                + values.entrySet().stream().map(value -> bar(value.getKey(), value.getValue(),
                        BARS * length(value.getValue(), logarithmic) / largest, (row[0] += ROW) - ROW))
                        .collect(Collectors.joining());
    }

    /** A logarithmic bar begins at a tenth. */
    private static double length(double value, boolean logarithmic) {
        return logarithmic ? Math.max(0, Math.log10(value) + 1) : value;
    }

    private static String bar(String engine, double value, double length, int top) {
        return String.format(Locale.ROOT, """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect class="%s" x="%d" y="%d" width="%.1f" height="%d"/>
                <text x="%.1f" y="%d">%s</text>
                """, NAMES - 8, top + 15, engine, engine.startsWith("ours") ? "ours" : "bar", NAMES, top + 1, length, ROW - 6,
                NAMES + length + 6, top + 15, Tables.number(value));
    }
}
