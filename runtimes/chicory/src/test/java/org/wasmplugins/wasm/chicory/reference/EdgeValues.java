package org.wasmplugins.wasm.chicory.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.wasmplugins.wasm.engine.WasmValueType;

/** Numbers at which instructions have been seen to go wrong, and some others; as bits. */
final class EdgeValues {

    private static final int RANDOM = 12;

    private static final int[] INTS = { 0, 1, 2, 3, 7, 8, 31, 32, 33, 63, 64, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF,
            0xFF_FFFF,
            0x100_0001, 0x1234_5678, -1, -2, -31, -32, -33, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE,
            Integer.MIN_VALUE + 1 };

    private static final long[] LONGS = { 1L << 32, (1L << 32) - 1, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, (1L << 62) + 1,
            0x8000_0000_0000_0042L, -2887307355208356864L, 0x7FFF_FF40_0000_0001L, 0x8000_0080_0000_0001L,
            0xFFFF_FF7F_FFFF_FFFFL, 0x8000_0000_0000_0401L, 0x8000_0000_0000_0C00L, Long.MAX_VALUE, Long.MAX_VALUE - 1,
            Long.MIN_VALUE, Long.MIN_VALUE + 1 };

    private static final double[] DOUBLES = { 0.0, 0.5, 1.0, 1.5, 2.5, 3.5, 0.1, 1e-300, 1e300, 127.5, 8388607.5, 8388609,
            4503599627370495.5, 4503599627370497.0, 9007199254740993.0, 2147483520.0, 2147483647.0, 2147483647.5, 2147483648.0,
            2147483648.5, 2147483649.0, 2147483904.0, 4294967040.0, 4294967295.0, 4294967295.5, 4294967296.0,
            0xFFC00000L, 0x7FC00000L, (double) 0xFFC0000000000000L, (double) 0x7FC0000000000000L, 9223371487098961920.0,
            9223372036854774784.0, 9223372036854775808.0, 9223372036854777856.0, 18446742974197923840.0,
            18446744073709549568.0, 18446744073709551616.0, 0.99999994, 0.9999999999999999, Float.MIN_VALUE, Float.MIN_NORMAL,
            Float.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY };

    private static final int[] FLOAT_BITS = { 0x7FC0_0000, 0x7F80_0001, 0x7FA0_0000, 0x7FFF_FFFF };
    private static final long[] DOUBLE_BITS = { 0x7FF8_0000_0000_0000L, 0x7FF0_0000_0000_0001L, 0x7FF4_0000_0000_0000L,
            0x7FFF_FFFF_FFFF_FFFFL };

    private EdgeValues() {
    }

    static List<Long> of(WasmValueType type) {
        var values = new ArrayList<Long>();
        var random = new Random(type.ordinal());
        switch (type) {
            case I32, I64 -> {
                for (int value : INTS) {
                    values.add((long) value);
                }
            }
            case F32 -> {
                for (double value : DOUBLES) {
                    values.add((long) Float.floatToRawIntBits((float) value));
                    values.add((long) Float.floatToRawIntBits((float) -value));
                }
                for (int bits : FLOAT_BITS) {
                    values.add((long) bits);
                    values.add((long) bits | 1L << 31);
                }
            }
            default -> {
                for (double value : DOUBLES) {
                    values.add(Double.doubleToRawLongBits(value));
                    values.add(Double.doubleToRawLongBits(-value));
                }
                for (long bits : DOUBLE_BITS) {
                    values.add(bits);
                    values.add(bits | 1L << 63);
                }
            }
        }
        if (type == WasmValueType.I64) {
            for (long value : LONGS) {
                values.add(value);
            }
        }
        for (int i = 0; i < RANDOM; i++) {
            values.add(type == WasmValueType.I32 || type == WasmValueType.F32 ? random.nextInt() & 0xFFFF_FFFFL
                    : random.nextLong());
        }
        return values.stream().distinct().toList();
    }
}
