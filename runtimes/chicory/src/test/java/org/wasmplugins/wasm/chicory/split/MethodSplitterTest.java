package org.wasmplugins.wasm.chicory.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.chicory.compile.Compilations;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** Split functions behave like whole ones; {@code -Dsplit.modules=10000} tries more of them. */
class MethodSplitterTest {

    private static final int MODULES = Integer.getInteger("split.modules", 40);
    private static final long FIRST = Long.getLong("split.first", 0);
    private static final int CALLS = 6;

    @Test
    void randomFunctions_doTheSameInParts() throws InvalidModuleException {
        long parts = 0;
        long traps = 0;
        for (long seed = FIRST; seed < FIRST + MODULES; seed++) {
            var random = new Random(seed);
            byte[] module = RandomModule.module(random, 20 + random.nextInt(400), 200 + random.nextInt(200));
            ModuleClasses whole = compile(module, Integer.MAX_VALUE);
            ModuleClasses split = compile(module, 150 + random.nextInt(3_000));
            parts += methods(split).stream().filter(name -> name.contains("$")).count();
            List<String> expected = run(whole, seed);
            assertThat(run(split, seed)).as("seed %d", seed).isEqualTo(expected);
            traps += expected.stream().filter(outcome -> outcome.startsWith("trap")).count();
        }
        assertThat(parts).as("parts").isGreaterThan(20 * MODULES);
        assertThat(traps).as("traps").isBetween(MODULES / 4L, (long) MODULES * CALLS * RandomModule.FUNCTIONS / 2);
    }

    private static ModuleClasses compile(byte[] module, int limit) throws InvalidModuleException {
        return Compilations.inParts(module, CompileTarget.JVM, limit);
    }

    private static List<String> methods(ModuleClasses module) {
        return module.classes().values().stream().flatMap(bytes -> MethodSizes.of(new ClassReader(bytes)).stream())
                .map(MethodSizes.Method::name).toList();
    }

    /** Returns the result or trap of each call, and the memory afterwards. */
    private static List<String> run(ModuleClasses classes, long seed) {
        WasmModule module = Modules.load(classes);
        var outcomes = new ArrayList<String>();
        for (int function = 0; function < RandomModule.FUNCTIONS; function++) {
            var random = new Random(seed);
            for (int i = 0; i < CALLS; i++) {
                WasmInstance instance = module.instantiate(List.of(), new WasmLimits(1_000_000, 18),
                        new WasiEnvironment("", line -> {
                        }, line -> {
                        }, List.of()));
                outcomes.add(
                        call(instance.function("f" + function).orElseThrow(), random.nextInt(), random.nextLong(), function)
                                + Arrays.hashCode(instance.memory().read(0, 0x10000)));
            }
        }
        return outcomes;
    }

    private static String call(WasmFunction function, long first, long second, int type) {
        try {
            return "answer " + comparable(function.call(first, second)[0], type);
        } catch (WasmTrapException e) {
            return "trap " + e.getMessage() + e.frames();
        }
    }

    /** Makes all NaNs equal. */
    private static Object comparable(long bits, int type) {
        return switch (RandomExpressions.TYPES.get(type)) {
            case RandomExpressions.I32 -> (int) bits;
            case RandomExpressions.I64 -> bits;
            case RandomExpressions.F32 -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }
}
