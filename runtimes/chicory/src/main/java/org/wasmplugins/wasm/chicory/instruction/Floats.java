package org.wasmplugins.wasm.chicory.instruction;

/**
 * Replaces the engine's floating-point instructions, with the same names and types. The engine rounds some unsigned numbers
 * from 2^63 on twice, confuses the sign of NaN, and lets a signalling NaN through.
 */
public final class Floats {

    private static final int SIGN = 0x8000_0000;
    private static final long LONG_SIGN = 0x8000_0000_0000_0000L;

    private Floats() {
    }

    /**
     * @param x a number
     * @return the number without its sign; {@code Math.abs} of JDK 17 keeps the sign of NaN
     */
    public static float F32_ABS(float x) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) & ~SIGN);
    }

    /**
     * @param x a number
     * @return the number without its sign
     */
    public static double F64_ABS(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & ~LONG_SIGN);
    }

    /**
     * @param x a number
     * @param sign a number with the wanted sign
     * @return the first number with the sign of the second
     */
    public static float F32_COPYSIGN(float x, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) & ~SIGN | Float.floatToRawIntBits(sign) & SIGN);
    }

    /**
     * @param x a number
     * @param sign a number with the wanted sign
     * @return the first number with the sign of the second
     */
    public static double F64_COPYSIGN(double x, double sign) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(x) & ~LONG_SIGN | Double.doubleToRawLongBits(sign) & LONG_SIGN);
    }

    /**
     * @param x an unsigned number
     * @return the nearest floating-point number
     */
    public static float F32_CONVERT_I64_U(long x) {
        // Converts half of the number. Keeps the lost bit, since it may decide which number is nearest.
        return x >= 0 ? x : (float) (x >>> 1 | x & 1) * 2;
    }

    /**
     * @param x an unsigned number
     * @return the nearest floating-point number
     */
    public static double F64_CONVERT_I64_U(long x) {
        return x >= 0 ? x : (double) (x >>> 1 | x & 1) * 2;
    }

    /**
     * @param a a number
     * @param b another
     * @return the smaller
     */
    public static float F32_MIN(float a, float b) {
        return quiet(Math.min(a, b));
    }

    /**
     * @param a a number
     * @param b another
     * @return the smaller
     */
    public static double F64_MIN(double a, double b) {
        return quiet(Math.min(a, b));
    }

    /**
     * @param a a number
     * @param b another
     * @return the larger
     */
    public static float F32_MAX(float a, float b) {
        return quiet(Math.max(a, b));
    }

    /**
     * @param a a number
     * @param b another
     * @return the larger
     */
    public static double F64_MAX(double a, double b) {
        return quiet(Math.max(a, b));
    }

    /**
     * @param x a number
     * @return the next integer that is not smaller
     */
    public static double F64_CEIL(double x) {
        return quiet(Math.ceil(x));
    }

    /**
     * @param x a number
     * @return the next integer that is not larger
     */
    public static double F64_FLOOR(double x) {
        return quiet(Math.floor(x));
    }

    /**
     * @param x a number
     * @return the number without its fraction
     */
    public static double F64_TRUNC(double x) {
        return quiet(x < 0 ? Math.ceil(x) : Math.floor(x));
    }

    private static float quiet(float x) {
        return x != x ? Float.NaN : x;
    }

    private static double quiet(double x) {
        return x != x ? Double.NaN : x;
    }
}
