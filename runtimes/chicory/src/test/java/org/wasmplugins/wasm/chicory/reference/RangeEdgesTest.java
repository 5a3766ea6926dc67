package org.wasmplugins.wasm.chicory.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.wasm.engine.WasmValueType.I32;
import static org.wasmplugins.wasm.engine.WasmValueType.I64;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.engine.WasmFunctionType;
import org.wasmplugins.wasm.engine.WasmValueType;

/** Instructions on ranges of memories and tables behave as in Node, at the limits of 32 bits. */
class RangeEdgesTest {

    private static final WasmFunctionType PROBE = new WasmFunctionType(List.of(I32), List.of(I32));
    private static final WasmFunctionType RANGE = new WasmFunctionType(List.of(I32, I32, I32), List.of());
    private static final WasmFunctionType NOTHING = new WasmFunctionType(List.of(), List.of());
    private static final int[] PLACES = { 0, 1, 2, 6, 7, 8, 12, -1, -7, Integer.MAX_VALUE, Integer.MIN_VALUE };
    private static final int[] ADDRESSES = { 0, 1, 65_535, 65_536, 131_065, 131_071, 131_072, 0x7FFF_FFFF, 0x8000_0000,
            0x8000_0001,
            -65_536, -8, -1 };
    private static final long[] OFFSETS = { 0, 1, 65_535, 131_064, 0x7FFF_FFFEL, 0x7FFF_FFFFL, 0x8000_0000L, 0x8000_0001L,
            0xFFFF_FFFFL };
    private static final int FIRST_LOAD = 0x28;
    private static final int FIRST_STORE = 0x36;
    private static final int LAST_STORE = 0x3E;
    /** Tables of 7 and 12 elements, the first with a maximum of 20. */
    private static final int[] SIZES = { 7, 12 };

    @TempDir
    Path folder;

    private final List<Call> calls = new ArrayList<>();

    @Test
    void loadsAndStores_areWithinTheMemory() {
        ModuleWriter writer = new ModuleWriter().beforeExports(5, "01 01 02 03");
        for (int code = FIRST_LOAD; code <= LAST_STORE; code++) {
            for (long offset : OFFSETS) {
                String name = Integer.toHexString(code) + "+" + offset;
                WasmValueType value = type(code);
                boolean stores = code >= FIRST_STORE;
                WasmFunctionType type = stores ? new WasmFunctionType(List.of(I32, value), List.of())
                        : new WasmFunctionType(List.of(I32), List.of(value));
                writer.function(type, name,
                        "2000" + (stores ? "2001" + reinterpret(code, true) : "") + Integer.toHexString(code)
                                + "00" + ModuleWriter.unsigned(offset) + (stores ? "" : reinterpret(code, false)));
                for (int address : ADDRESSES) {
                    calls.add(stores ? Call.of(name, type, address, 0x8182_8384_8586_8788L * (calls.size() + 1))
                            : Call.of(name, type, address));
                }
            }
        }
        // The loads see what the stores have left, too.
        calls.addAll(List.copyOf(calls));
        assertSameAsNode(writer);
    }

    @Test
    void rangesOfMemory_areFilledAndCopiedOnlyAsAWhole() {
        ModuleWriter writer = new ModuleWriter().beforeExports(5, "01 01 01 03").beforeCode(12, "01").function(RANGE, "fill",
                "2000 2001 2002 fc0b00").function(RANGE, "copy", "2000 2001 2002 fc0a0000")
                .function(RANGE, "init", "2000 2001 2002 fc080000").function(NOTHING, "drop", "fc0900")
                .function(PROBE, "grow", "2000 4000").function(PROBE, "load", "2000 2d0000")
                .atTheEnd(11, "01 01 08 0102030405060708");
        for (int round = 0; round < 2; round++) {
            for (String name : List.of("fill", "copy", "init")) {
                ranges(name, new int[] { 0, 1, 2, 7, 8, 9, 65_535, 65_536, -1, -8, Integer.MAX_VALUE, Integer.MIN_VALUE },
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                calls.add(Call.of("load", PROBE, i));
                            }
                            calls.add(Call.of("load", PROBE, 65_535));
                        });
            }
            calls.add(Call.of("drop", NOTHING));
        }
        for (int size : new int[] { Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 65_536, 3, 1, 0, 1, 1 }) {
            calls.add(Call.of("grow", PROBE, size));
        }
        assertSameAsNode(writer);
    }

    @Test
    void rangesOfTables_areFilledAndCopiedOnlyAsAWhole() {
        var writer = new ModuleWriter();
        int number = writer.type("00 01 7f");
        int probe = writer.type("01 7f 01 7f");
        int range = writer.type("03 7f 7f 7f 00");
        int nothing = writer.type("00 00");
        for (int i = 0; i < 5; i++) {
            writer.function(number, "n" + i, "", "41" + String.format("%02x", 10 + i));
        }
        // The value of a fill is one of two functions.
        var value = "d202 d203 2001 45 1c0170";
        writer.beforeExports(4, "02 70 01 07 14 70 00 0c")
                .beforeCode(9, "02 05 70 05 d2000b d2010b d2020b d2030b d2040b 02 01 41020b 00 02 03 04")
                .function(range, "fill0", "", "2000" + value + "2002 fc1100")
                .function(range, "fill1", "", "2000" + value + "2002 fc1101")
                .function(range, "init0", "", "2000 2001 2002 fc0c0000")
                .function(range, "init1", "", "2000 2001 2002 fc0c0001")
                .function(range, "copy00", "", "2000 2001 2002 fc0e0000")
                .function(range, "copy01", "", "2000 2001 2002 fc0e0001")
                .function(range, "copy10", "", "2000 2001 2002 fc0e0100")
                .function(range, "copy11", "", "2000 2001 2002 fc0e0101")
                .function(nothing, "drop", "", "fc0d00")
                .function(probe, "grow0", "", "d204 2000 fc0f00").function(probe, "grow1", "", "d204 2000 fc0f01")
                .function(probe, "at0", "", "2000 110000").function(probe, "at1", "", "2000 110001")
                .function(probe, "null0", "", "2000 2500 d1").function(probe, "null1", "", "2000 2501 d1");
        for (int round = 0; round < 2; round++) {
            for (String name : List.of("init0", "copy10", "init1", "copy01", "copy11", "copy00", "fill0", "init0", "fill1")) {
                ranges(name, PLACES, () -> probe(SIZES));
            }
            calls.add(Call.of("drop", NOTHING));
        }
        for (int size : new int[] { Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 14, 13, 0, 5, 9, 8, 1 }) {
            calls.add(Call.of("grow0", PROBE, size));
            calls.add(Call.of("grow1", PROBE, size < 0 || size > 20 ? size : 1));
            probe(new int[] { 20, 30 });
        }
        assertSameAsNode(writer);
    }

    private void probe(int[] sizes) {
        for (int table = 0; table < sizes.length; table++) {
            for (int i = -1; i <= sizes[table]; i++) {
                calls.add(Call.of("at" + table, PROBE, i));
                calls.add(Call.of("null" + table, PROBE, i));
            }
        }
    }

    private void ranges(String name, int[] edges, Runnable probe) {
        for (int first : edges) {
            for (int second : edges) {
                for (int third : edges) {
                    calls.add(Call.of(name, RANGE, first, second, third));
                }
                probe.run();
            }
        }
    }

    private void assertSameAsNode(ModuleWriter writer) {
        List<String> expected = Node.outcomes(folder, List.of(writer.bytes()), List.of(calls)).get(0);
        List<String> outcomes = Outcomes.of(Modules.compiled(writer.bytes()), calls);
        var wrong = new ArrayList<String>();
        for (int i = 0; i < Math.max(outcomes.size(), expected.size()); i++) {
            if (i >= outcomes.size() || i >= expected.size() || !outcomes.get(i).equals(expected.get(i))) {
                wrong.add((i < calls.size() ? calls.get(i).line() : "afterwards") + " gives "
                        + (i < outcomes.size() ? outcomes.get(i) : "nothing") + ", not "
                        + (i < expected.size() ? expected.get(i) : "nothing"));
            }
        }
        assertThat(wrong.stream().limit(20)).as("%d of %d", wrong.size(), calls.size()).isEmpty();
        assertThat(expected.stream().filter("trap"::equals).count()).as("traps").isBetween(100L, calls.size() * 99L / 100);
    }

    /** As integers, so that no host changes their bits. */
    private static WasmValueType type(int code) {
        return switch (code) {
            case 0x29, 0x2B, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x37, 0x39, 0x3C, 0x3D, 0x3E -> I64;
            default -> I32;
        };
    }

    private static String reinterpret(int code, boolean stores) {
        return switch (code) {
            case 0x2A, 0x38 -> stores ? "be" : "bc";
            case 0x2B, 0x39 -> stores ? "bf" : "bd";
            default -> "";
        };
    }
}
