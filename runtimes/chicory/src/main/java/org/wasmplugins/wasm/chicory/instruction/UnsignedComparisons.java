package org.wasmplugins.wasm.chicory.instruction;

/**
 * Replaces the engine's comparisons of unsigned numbers, with the same names and types. The engine uses
 * {@code compareUnsigned}, which is not an intrinsic before Java 19. HotSpot's optimizing compiler then folds its two
 * comparisons with others, and can return the wrong boolean (JDK-8376400). One comparison of shifted numbers leaves nothing
 * to fold.
 */
public final class UnsignedComparisons {

    private static final boolean INTRINSIC = Runtime.version().feature() >= 19;

    private UnsignedComparisons() {
    }

    private static boolean isLess(int a, int b) {
        return INTRINSIC ? Integer.compareUnsigned(a, b) < 0 : a + Integer.MIN_VALUE < b + Integer.MIN_VALUE;
    }

    private static boolean isLess(long a, long b) {
        return INTRINSIC ? Long.compareUnsigned(a, b) < 0 : a + Long.MIN_VALUE < b + Long.MIN_VALUE;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is less than b, else 0
     */
    public static int I32_LT_U(int a, int b) {
        return isLess(a, b) ? 1 : 0;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is b or less, else 0
     */
    public static int I32_LE_U(int a, int b) {
        return isLess(b, a) ? 0 : 1;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is more than b, else 0
     */
    public static int I32_GT_U(int a, int b) {
        return isLess(b, a) ? 1 : 0;
    }

    /**
     * Compares for {@code i32.ge_u}. The name is that of the engine's own workaround for the fault.
     *
     * @param a a number
     * @param b another
     * @return 1 if a is b or more, else 0
     */
    public static int i32_ge_u(int a, int b) {
        return isLess(a, b) ? 0 : 1;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is less than b, else 0
     */
    public static int I64_LT_U(long a, long b) {
        return isLess(a, b) ? 1 : 0;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is b or less, else 0
     */
    public static int I64_LE_U(long a, long b) {
        return isLess(b, a) ? 0 : 1;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is more than b, else 0
     */
    public static int I64_GT_U(long a, long b) {
        return isLess(b, a) ? 1 : 0;
    }

    /**
     * @param a a number
     * @param b another
     * @return 1 if a is b or more, else 0
     */
    public static int I64_GE_U(long a, long b) {
        return isLess(a, b) ? 0 : 1;
    }
}
