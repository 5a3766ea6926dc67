package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.List;

import org.objectweb.asm.ClassReader;

/** Reads the sizes of methods from class files (Java Virtual Machine Specification, 4.1). ASM does not provide them. */
public final class MethodSizes {

    /**
     * @param name its name
     * @param bytes the size of its code
     */
    public record Method(String name, int bytes) {
    }

    private MethodSizes() {
    }

    /**
     * @param reader the reader of a class, not null
     * @return its methods, in its own order, never null
     */
    public static List<Method> of(ClassReader reader) {
        var buffer = new char[reader.getMaxStringLength()];
        var methods = new ArrayList<Method>();
        int at = reader.header + 6;
        at += 2 + 2 * reader.readUnsignedShort(at);
        int fields = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            at = afterAttributes(reader, at + 6);
        }
        int count = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < count; i++) {
            methods.add(new Method(reader.readUTF8(at + 2, buffer), codeBytes(reader, at + 6, buffer)));
            at = afterAttributes(reader, at + 6);
        }
        return methods;
    }

    private static int afterAttributes(ClassReader reader, int attributes) {
        int at = attributes + 2;
        for (int i = reader.readUnsignedShort(attributes); i > 0; i--) {
            at += 6 + reader.readInt(at + 2);
        }
        return at;
    }

    private static int codeBytes(ClassReader reader, int attributes, char[] buffer) {
        int at = attributes + 2;
        for (int i = reader.readUnsignedShort(attributes); i > 0; i--) {
            if (reader.readUTF8(at, buffer).equals("Code")) {
                return reader.readInt(at + 10);
            }
            at += 6 + reader.readInt(at + 2);
        }
        return 0;
    }
}
