package org.wasmplugins.wasm.serialization;

import org.wasmplugins.HostType;

/** Converts between the raw bits of a WebAssembly value and a Java number, truth value or character. */
public final class RawNumbers {

    private RawNumbers() {
    }

    public static Object toJava(long raw, HostType.Kind kind) {
        return switch (kind) {
            case INT -> (int) raw;
            case BOOLEAN -> (int) raw != 0;
            case SHORT -> (short) raw;
            case BYTE -> (byte) raw;
            case CHAR -> (char) raw;
            case LONG -> raw;
            case FLOAT -> Float.intBitsToFloat((int) raw);
            case DOUBLE -> Double.longBitsToDouble(raw);
            default -> throw new IllegalArgumentException(kind + " is not a number");
        };
    }

    public static long toRaw(Object value, HostType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case CHAR -> (Character) value;
            case INT, SHORT, BYTE -> ((Number) value).intValue() & 0xFFFF_FFFFL;
            case LONG -> (Long) value;
            case FLOAT -> Float.floatToRawIntBits((Float) value) & 0xFFFF_FFFFL;
            case DOUBLE -> Double.doubleToRawLongBits((Double) value);
            default -> throw new IllegalArgumentException(kind + " is not a number");
        };
    }
}
