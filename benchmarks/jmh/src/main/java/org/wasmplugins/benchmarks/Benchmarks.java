package org.wasmplugins.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs every kernel in every engine, in turns, and adds the figures to a file. Started by {@code benchmarks/run}. */
public final class Benchmarks {

    private Benchmarks() {
    }

    /**
     * @param arguments the folder with the native programs, the file for the figures, how many rounds, and the milliseconds of
     *        one measurement; then, if only some are wanted, the keys of kernels and engines
     * @throws Exception if anything fails
     */
    public static void main(String... arguments) throws Exception {
        var natives = new NativePrograms(Path.of(arguments[0]));
        var file = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        int millis = Integer.parseInt(arguments[3]);
        var wanted = List.of(arguments).subList(4, arguments.length);
        var figures = new ArrayList<Figure>();
        for (int round = 1; round <= rounds; round++) {
            for (var kernel : Kernel.values()) {
                if (!wanted.isEmpty() && wanted.stream().noneMatch(kernel.key()::equals)
                        && Arrays.stream(Kernel.values()).anyMatch(other -> wanted.contains(other.key()))) {
                    continue;
                }
                System.out.printf("%s, round %d of %d:%n", kernel.key(), round, rounds);
                add(figures, natives.run(kernel, millis));
                for (var engine : Engine.values()) {
                    if (wanted.stream().noneMatch(key -> Arrays.stream(Engine.values()).anyMatch(e -> e.key().equals(key)))
                            || wanted.contains(engine.key())) {
                        add(figures, Measurement.run(kernel, engine, millis));
                    }
                }
            }
        }
        Figure.write(figures, file);
    }

    private static void add(List<Figure> figures, Figure figure) {
        System.out.printf("  %-18s %14.1f ns CPU %14.1f ns%n", figure.engine(), figure.cpuNanos(), figure.wallNanos());
        figures.add(figure);
    }
}
