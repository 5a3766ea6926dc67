package org.wasmplugins.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one kernel in one engine in a JVM of its own, which therefore has one memory class and one profile. */
final class Measurement {

    private static final List<String> JVM_ARGUMENTS = List.of("-Xms1g", "-Xmx1g", "-Xss4m",
            "--sun-misc-unsafe-memory-access=allow");
    /** For runs that measure for less than figures that say something need. */
    private static final List<String> HURRIED_JVM_ARGUMENTS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final int HURRIED_BELOW_MILLIS = 50;
    private static final int WARMUPS = 6;
    private static final int MEASUREMENTS = 3;

    private Measurement() {
    }

    static Figure run(Kernel kernel, Engine engine, int millis) throws RunnerException {
        var jvmArguments = new ArrayList<>(JVM_ARGUMENTS);
        jvmArguments.addAll(engine.jvmArguments());
        boolean hurried = millis < HURRIED_BELOW_MILLIS;
        jvmArguments.addAll(hurried ? HURRIED_JVM_ARGUMENTS : List.of());
        int warmUps = hurried ? 1 : engine.warmUps() * WARMUPS;
        var options = new OptionsBuilder().include(KernelBenchmark.class.getName()).param("engine", engine.key())
                .param("kernel", kernel.key()).forks(1).warmupIterations(warmUps)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(hurried ? 1 : MEASUREMENTS).measurementTime(TimeValue.milliseconds(millis))
                .addProfiler(CpuTime.class)
                .jvmArgs(jvmArguments.toArray(String[]::new)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        var result = new Runner(options).runSingle();
        return new Figure(kernel.key(), name(kernel, engine), result.getSecondaryResults().get(CpuTime.LABEL).getScore(),
                result.getPrimaryResult().getScore());
    }

    /** Of calls as applications make them the application has the figures. */
    private static String name(Kernel kernel, Engine engine) {
        return kernel.isEcho() && engine == Engine.OURS ? "ours-host" : engine.key();
    }
}
