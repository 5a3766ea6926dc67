package org.wasmplugins.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call of one kernel in one engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {

    /** Whom of {@link Engine}. */
    @Param("ours")
    public String engine;

    /** What of {@link Kernel}. */
    @Param("echo-64")
    public String kernel;

    private Guest guest;
    private byte[] input;

    /** Makes the guest. */
    @Setup
    public void make() {
        guest = Engine.of(engine).guest(Kernel.of(kernel));
        input = Kernel.of(kernel).input();
    }

    /**
     * @return the kernel's answer, so that it must be computed
     */
    @Benchmark
    public byte[] call() {
        return guest.call(input);
    }
}
