package org.wasmplugins.wasm.chicory.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.chicory.compile.HugeMethod;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.chicory.compile.ModuleCompiler;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmLimits;

/**
 * What a turn of a loop around a large switch takes: at most twice as long as around a small one.
 * {@code -Dswitch.rounds=20} measures it; without that only the answers are looked at.
 */
class SwitchTimesTest {

    private static final Logger LOG = Logger.getLogger(SwitchTimesTest.class);
    private static final int TURNS = 1_000_000;
    private static final int FEW = 60;
    private static final int MANY = 200;
    private static final double MOST = 2;

    @Test
    void largeSwitchInALoop_answersAsTheSmallOne() throws InvalidModuleException {
        WasmFunction few = run(FEW);
        WasmFunction many = run(MANY);
        int rounds = Integer.getInteger("switch.rounds", 0);
        assertThat(time(few, FEW)).isPositive();
        assertThat(time(many, MANY)).isPositive();
        var times = new ArrayList<List<Double>>();
        for (int i = 0; i < rounds; i++) {
            times.add(List.of(time(few, FEW), time(many, MANY)));
        }
        if (rounds > 0) {
            double first = median(times, 0);
            double second = median(times, 1);
            LOG.infof("A turn with %d cases: %.2f ns, with %d: %.2f ns, %.2f times as long", FEW, first, MANY, second,
                    second / first);
            assertThat(second / first).isLessThan(MOST);
        }
    }

    private static WasmFunction run(int cases) throws InvalidModuleException {
        ModuleClasses module = ModuleCompiler.compile(SwitchLoop.module(cases), "Guest");
        assertThat(HugeMethod.of(module)).isEmpty();
        return Modules.load(module).instantiate(List.of(), new WasmLimits(1_000_000, 100), new WasiEnvironment("", line -> {
        }, line -> {
        }, List.of())).function("run").orElseThrow();
    }

    /** Nanoseconds of CPU for a turn. */
    private static double time(WasmFunction run, int cases) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long answer = run.call(TURNS)[0];
        long end = threads.getCurrentThreadCpuTime();
        assertThat((int) answer).isEqualTo(SwitchLoop.answer(cases, TURNS));
        return (double) (end - start) / TURNS;
    }

    private static double median(List<List<Double>> times, int which) {
        return times.stream().map(round -> round.get(which)).sorted().toList().get(times.size() / 2);
    }
}
