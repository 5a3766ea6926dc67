package org.wasmplugins.wasm.chicory.compile;

import java.util.List;

/**
 * A method of a compiled module that HotSpot only interprets, because it is larger than {@value #LARGEST_COMPILED_BYTES}
 * bytes (HotSpot's {@code HugeMethodLimit}).
 *
 * @param what a description for people; contains names of the module, which are not to be trusted
 * @param bytes the size of its code
 */
public record HugeMethod(String what, int bytes) {

    /** The most bytes of a method that HotSpot compiles without {@code -XX:-DontCompileHugeMethods}. */
    public static final int LARGEST_COMPILED_BYTES = 8_000;

    /**
     * Finds the huge methods in the classes of a module.
     *
     * @param module the classes, not null
     * @return its huge methods, the largest first; never null
     */
    public static List<HugeMethod> of(ModuleClasses module) {
        return HugeMethodFinder.of(module);
    }

    @Override
    public String toString() {
        return what + " of " + bytes + " bytes";
    }
}
