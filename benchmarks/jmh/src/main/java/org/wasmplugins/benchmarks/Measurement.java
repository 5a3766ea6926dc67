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

    private static final List<String> JVM_ARGUMENTS = List.of("-Xms1g", "-Xmx1g", "-Xss4m");
    private static final int WARMUPS = 4;
    private static final int MEASUREMENTS = 3;

    private Measurement() {
    }

    static Figure run(Kernel kernel, Engine engine, int millis) throws RunnerException {
        var jvmArguments = new ArrayList<>(JVM_ARGUMENTS);
        jvmArguments.addAll(engine.jvmArguments());
        var options = new OptionsBuilder().include(KernelBenchmark.class.getName()).param("engine", engine.key())
                .param("kernel", kernel.key()).forks(1).warmupIterations(WARMUPS).warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(MEASUREMENTS).measurementTime(TimeValue.milliseconds(millis)).addProfiler(CpuTime.class)
                .jvmArgs(jvmArguments.toArray(String[]::new)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        var result = new Runner(options).runSingle();
        return new Figure(kernel.key(), engine.key(), result.getSecondaryResults().get(CpuTime.LABEL).getScore(),
                result.getPrimaryResult().getScore());
    }
}
