package org.wasmplugins.wasm.chicory.instruction;

/**
 * Instructions on floating-point numbers, with the names and types of the engine's own. Those round some unsigned numbers from
 * 2^63 on twice, take the sign of what is not a number for something else, and let a signalling not-a-number through.
 */
public final class Floats {

    private static final int SIGN = 0x8000_0000;
    private static final long LONG_SIGN = 0x8000_0000_0000_0000L;

    private Floats() {
    }

    /**
     * @param x a number
     * @return it without its sign, whatever it is; the JDK's {@code abs} of version 17 keeps that of not-a-numbers
     */
    public static float F32_ABS(float x) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) & ~SIGN);
    }

    /**
     * @param x a number
     * @return it without its sign
     */
    public static double F64_ABS(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & ~LONG_SIGN);
    }

    /**
     * @param x a number
     * @param sign whose sign it gets
     * @return it with that sign
     */
    public static float F32_COPYSIGN(float x, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) & ~SIGN | Float.floatToRawIntBits(sign) & SIGN);
    }

    /**
     * @param x a number
     * @param sign whose sign it gets
     * @return it with that sign
     */
    public static double F64_COPYSIGN(double x, double sign) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(x) & ~LONG_SIGN | Double.doubleToRawLongBits(sign) & LONG_SIGN);
    }

    /**
     * @param x an unsigned number
     * @return the nearest
     */
    public static float F32_CONVERT_I64_U(long x) {
        // Half of it, with the bit that is lost where it still decides what is nearest.
        return x >= 0 ? x : (float) (x >>> 1 | x & 1) * 2;
    }

    /**
     * @param x an unsigned number
     * @return the nearest
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
     * @return it without what is behind the point
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
