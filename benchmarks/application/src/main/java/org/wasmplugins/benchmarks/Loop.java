package org.wasmplugins.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.sun.management.OperatingSystemMXBean;

/** Calls something for a while and says what a call takes, as CPU and wall time in nanoseconds. */
final class Loop {

    private static final int UNLOOKED = 16;
    private static final int WARM_UPS = 6;
    private static final long MILLI = 1_000_000;

    private static volatile Object last;

    private Loop() {
    }

    /** For calls that stay on this thread. */
    static String ofThread(Supplier<?> call, int millis) {
        return measure(call, millis, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** For calls that go to other threads: with what the JVM does besides. */
    static String ofProcess(Supplier<?> call, int millis) {
        return measure(call, millis, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
    }

    private static String measure(Supplier<?> call, int millis, LongSupplier processor) {
        repeat(call, WARM_UPS * millis);
        long cpu = processor.getAsLong();
        long begin = System.nanoTime();
        long calls = repeat(call, millis);
        long wall = System.nanoTime() - begin;
        return String.format(Locale.ROOT, "%.2f %.2f", (double) (processor.getAsLong() - cpu) / calls, (double) wall / calls);
    }

    private static long repeat(Supplier<?> call, int millis) {
        long calls = 0;
        long end = System.nanoTime() + millis * MILLI;
        do {
            for (int i = 0; i < UNLOOKED; i++) {
                last = call.get();
            }
            calls += UNLOOKED;
        } while (System.nanoTime() - end < 0);
        return calls;
    }
}
