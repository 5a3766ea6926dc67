package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.objectweb.asm.ClassReader;

/** Reads the sizes of methods out of class files (Java Virtual Machine Specification, 4.1), which ASM does not tell. */
final class HugeMethods {

    private static final String FUNCTION = "func_";

    record Method(String name, int bytes) {
    }

    private HugeMethods() {
    }

    static List<HugeMethod> of(ModuleClasses module) {
        var huge = module.classes().values().stream().flatMap(bytes -> methods(new ClassReader(bytes)).stream())
                .filter(method -> method.bytes > HugeMethod.LARGEST_COMPILED_BYTES)
                .sorted(Comparator.comparingInt(Method::bytes).reversed().thenComparing(Method::name)).toList();
        if (huge.isEmpty()) {
            return List.of();
        }
        var names = new FunctionNames(StrippedModule.parse(module.resource()).module());
        return huge.stream().map(method -> new HugeMethod(describe(method.name, names), method.bytes)).toList();
    }

    private static String describe(String method, FunctionNames names) {
        if (!method.startsWith(FUNCTION)) {
            return "the method '" + method + "' of the engine";
        }
        int index = Integer.parseInt(method.substring(FUNCTION.length()));
        return "function " + index + " '" + names.of(index) + "'";
    }

    static List<Method> methods(ClassReader reader) {
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
