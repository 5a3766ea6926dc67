package org.wasmplugins.wasm.chicory.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import com.dylibso.chicory.wasm.WasmModule;

/**
 * Replaces the engine's calls of functions in tables. The engine lists all functions of a type in one method of the machine.
 * That method is verified before any function runs, and is too long to be compiled from about 650 functions on. Here each
 * type that is called has a class of its own, with the functions that can be in a table.
 */
final class IndirectCalls {

    private static final String ENGINES_METHOD = "call_indirect_";
    private static final String[] ENGINES_CLASSES = { "Indirect_", "CallIndirectBridge_" };

    private final String machine;
    private final TableFunctions functions;
    private final CompileTarget target;
    private final int groupSize;
    private final Map<Integer, String> called = new TreeMap<>();

    /**
     * @param machineClass the full name of the module's machine
     * @param groupSize the number of functions in each class but the last
     */
    IndirectCalls(String machineClass, WasmModule module, CompileTarget target, int groupSize) {
        this.machine = machineClass.replace('.', '/');
        this.functions = new TableFunctions(module);
        this.target = target;
        this.groupSize = groupSize;
    }

    /** Returns true if this class of the engine is no longer needed. */
    boolean replaces(String className) {
        String name = className.replace('.', '/');
        for (String engines : ENGINES_CLASSES) {
            if (name.startsWith(machine + engines)) {
                return true;
            }
        }
        return false;
    }

    /** Makes a function call the classes of this object, and remembers the types that it calls. */
    MethodVisitor redirect(MethodVisitor function) {
        return new MethodVisitor(Opcodes.ASM9, function) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (name.startsWith(ENGINES_METHOD) && owner.startsWith(machine)) {
                    int type = Integer.parseInt(name.substring(ENGINES_METHOD.length()));
                    called.put(type, descriptor);
                    super.visitMethodInsn(opcode, IndirectCallClass.name(machine, type), IndirectCallClass.CALL, descriptor,
                            false);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }
        };
    }

    /** Returns the machine without the engine's methods. */
    static byte[] withoutEngines(byte[] machine) {
        var writer = new ClassWriter(0);
        new ClassReader(machine).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                return name.startsWith(ENGINES_METHOD) ? null
                        : super.visitMethod(access, name, descriptor, signature, exceptions);
            }
        }, 0);
        return writer.toByteArray();
    }

    /** Returns the classes for all types that were redirected, by their full names. */
    Map<String, byte[]> classes() {
        var classes = new HashMap<String, byte[]>();
        called.forEach((type, descriptor) -> new IndirectCallClass(machine, type, descriptor, target, groupSize)
                .generate(functions.of(type), classes));
        return classes;
    }
}
