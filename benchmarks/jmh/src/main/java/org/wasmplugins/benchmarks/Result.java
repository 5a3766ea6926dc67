package org.wasmplugins.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What one benchmark is in one engine: medians of its rounds.
 *
 * @param ratioToNative by CPU time, null where nothing native was measured
 */
record Result(String benchmark, String engine, double cpuNs, double wallNs, Double ratioToNative) {

    static final String NATIVE = "native";

    static List<Result> of(List<Figure> figures) {
        Map<String, Map<String, List<Figure>>> grouped = new LinkedHashMap<>();
        figures.forEach(figure -> grouped.computeIfAbsent(figure.benchmark(), key -> new LinkedHashMap<>())
                .computeIfAbsent(figure.engine(), key -> new ArrayList<>()).add(figure));
        var results = new ArrayList<Result>();
        grouped.forEach((benchmark, engines) -> {
            Double base = engines.containsKey(NATIVE) ? median(engines.get(NATIVE), Figure::cpuNanos) : null;
            engines.forEach((engine, rounds) -> {
                double cpu = median(rounds, Figure::cpuNanos);
                results.add(new Result(benchmark, engine, cpu, median(rounds, Figure::wallNanos),
                        base == null ? null : cpu / base));
            });
        });
        return results;
    }

    static Optional<Result> find(List<Result> results, String benchmark, String engine) {
        return results.stream().filter(result -> result.benchmark.equals(benchmark) && result.engine.equals(engine))
                .findFirst();
    }

    private static double median(List<Figure> figures, ToDoubleFunction<Figure> value) {
        var sorted = figures.stream().mapToDouble(value).boxed().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
