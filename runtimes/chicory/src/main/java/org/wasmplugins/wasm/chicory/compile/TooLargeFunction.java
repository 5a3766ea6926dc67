package org.wasmplugins.wasm.chicory.compile;

/**
 * A function that only the interpreter can run, because it does not fit into a JVM method of 65,535 bytes (Java Virtual
 * Machine Specification, 4.7.3).
 *
 * @param index its index in the module
 * @param name its name in the module's name section; {@code func} and the index if it has none
 * @param bytes the size of its body in the module, in bytes
 */
public record TooLargeFunction(int index, String name, int bytes) {

    @Override
    public String toString() {
        return "function " + index + " '" + name + "' of " + bytes + " bytes";
    }
}
