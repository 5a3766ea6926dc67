package org.wasmplugins.wasm.chicory.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.ModuleParser;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.chicory.compile.Compilations;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmModuleInfo;
import org.wasmplugins.wasm.engine.WasmValueType;

/**
 * Modules that binaryen makes of random bytes behave as in Node. {@code -Ddifferential.modules=10000} tries more of them than
 * 500, {@code -Ddifferential.first=500} others.
 */
class RandomModulesTest {

    private static final int MODULES = Integer.getInteger("differential.modules", 500);
    private static final long FIRST = Long.getLong("differential.first", 0);
    private static final int AT_ONCE = 100;
    private static final int CALLS = 3;
    /** In parts, so that their making is tried as well. */
    private static final int LARGEST_METHOD = 2_000;
    /** Where the engine is stricter than others. */
    private static final List<String> KNOWN_REFUSALS = List.of("the engine refuses it: undeclared function reference");
    private static final String RESET = "hangLimitInitializer";
    private static final WasmFunctionType NOTHING = new WasmFunctionType(List.of(), List.of());
    private static final List<String> FEATURES = List.of("--enable-mutable-globals", "--enable-sign-ext",
            "--enable-nontrapping-float-to-int", "--enable-bulk-memory", "--enable-multivalue");
    /** With them, most modules have references that only later versions of the proposal's text know. */
    private static final List<String> MORE_FEATURES = List.of("--enable-reference-types", "--enable-tail-call");

    @TempDir
    Path folder;

    private final TreeMap<String, Integer> refusals = new TreeMap<>();
    private int compared;
    private int interpreted;
    private int answers;

    @Test
    void modulesOfRandomBytes_doWhatTheyDoInNode() throws IOException {
        assumeTrue(Node.isThere("node") && Node.isThere("wasm-opt"), "no Node or no binaryen here to compare with");
        for (long first = FIRST; first < FIRST + MODULES; first += AT_ONCE) {
            compare(first, Math.min(first + AT_ONCE, FIRST + MODULES));
        }
        assertThat(compared).as("modules that both take; refused by us alone: %s", refusals).isGreaterThan(MODULES * 2 / 3);
        assertThat(refusals.keySet()).as("why only we refuse modules").isSubsetOf(KNOWN_REFUSALS);
        assertThat(interpreted).as("modules that were interpreted").isGreaterThan(MODULES / 10);
        assertThat(answers).as("calls that answer").isGreaterThan(MODULES);
    }

    private void compare(long first, long end) throws IOException {
        var modules = new ArrayList<byte[]>();
        var calls = new ArrayList<List<Call>>();
        for (long seed = first; seed < end; seed++) {
            byte[] module = module(seed);
            modules.add(module);
            calls.add(calls(module, seed));
        }
        List<List<String>> expected = Node.outcomes(Files.createTempDirectory(folder, "modules"), modules, calls);
        for (int i = 0; i < modules.size(); i++) {
            if (!expected.get(i).contains("invalid")) {
                compare(first + i, modules.get(i), calls.get(i), expected.get(i));
            }
        }
    }

    private void compare(long seed, byte[] module, List<Call> calls, List<String> expected) {
        try {
            compare("compiled", seed, Outcomes.of(Modules.load(Compilations.inParts(module, CompileTarget.JVM, LARGEST_METHOD)),
                    calls), expected);
            if (!Compilations.interpreterIsWrong(module)) {
                interpreted++;
                compare("interpreted", seed, Outcomes.of(Modules.interpreted(module), calls), expected);
            }
            compared++;
            answers += (int) expected.stream().filter(line -> line.startsWith("ok ")).count();
        } catch (InvalidModuleException e) {
            refusals.merge(e.getMessage(), 1, Integer::sum);
        }
    }

    /** Compares outcomes, but not the depth of calls, which each engine limits by itself. */
    private static void compare(String how, long seed, List<String> outcomes, List<String> expected) {
        int first = Math.min(end(outcomes), end(expected));
        assertThat(outcomes.subList(0, Math.min(first, outcomes.size()))).as("module of the seed %d, %s", seed, how)
                .isEqualTo(expected.subList(0, Math.min(first, expected.size())));
    }

    private static int end(List<String> outcomes) {
        return outcomes.contains("stack") ? outcomes.indexOf("stack") : Integer.MAX_VALUE;
    }

    private byte[] module(long seed) throws IOException {
        var random = new Random(seed);
        var bytes = new byte[200 + random.nextInt(6_000)];
        random.nextBytes(bytes);
        Path input = Files.write(folder.resolve("input"), bytes);
        var command = new ArrayList<>(
                List.of("wasm-opt", input.toString(), "--translate-to-fuzz", "--denan", "--mvp-features"));
        command.addAll(FEATURES);
        if (seed % 4 == 3) {
            command.addAll(MORE_FEATURES);
        }
        if (seed % 3 == 2) {
            command.add("-O2");
        }
        command.addAll(List.of("-o", folder.resolve("module.wasm").toString()));
        Node.run(folder, command.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("module.wasm"));
    }

    private static List<Call> calls(byte[] module, long seed) {
        WasmModuleInfo info;
        try {
            info = ModuleParser.describe(module);
        } catch (InvalidModuleException e) {
            // It is told when the outcomes are compared.
            return List.of();
        }
        var random = new Random(seed);
        var calls = new ArrayList<Call>();
        for (var export : info.exports()) {
            if (export.type() == null || export.name().equals(RESET) || hasOthersThanNumbers(export.type())) {
                continue;
            }
            for (int i = 0; i < CALLS; i++) {
                calls.add(Call.of(RESET, NOTHING));
                calls.add(Call.of(export.name(), export.type(), export.type().parameters().stream()
                        .mapToLong(type -> argument(type, random)).toArray()));
            }
        }
        return calls;
    }

    private static boolean hasOthersThanNumbers(WasmFunctionType type) {
        List<WasmValueType> numbers = List.of(WasmValueType.I32, WasmValueType.I64, WasmValueType.F32, WasmValueType.F64);
        return !numbers.containsAll(type.parameters()) || !numbers.containsAll(type.results());
    }

    private static long argument(WasmValueType type, Random random) {
        return switch (type) {
            case I32 -> random.nextInt() >> random.nextInt(32);
            case I64 -> random.nextLong() >> random.nextInt(64);
            case F32 -> Float.floatToRawIntBits(random.nextInt() / 256f);
            default -> Double.doubleToRawLongBits(random.nextLong() / 256.0);
        };
    }
}
