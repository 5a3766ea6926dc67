package org.wasmplugins.wasm.chicory.compile;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.IDIV;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INTEGER;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.V17;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;

/**
 * Generates the calls of functions by number, in place of the engine's. The engine lists all functions of a module in one
 * class, which must be read and verified before the first function runs. Here each class with functions has a method for its
 * own functions.
 */
final class CallDispatch {

    /** The suffix of the engine's classes with functions; the machine's name stands before it. */
    static final String GROUP = "FuncGroup_";
    private static final String CALL = "call";
    private static final String OTHER = "other";
    private static final int NUMBER = 2;
    private static final int ARGUMENTS = 3;
    private static final Type LONGS = Type.getType(long[].class);
    private static final Type INSTANCE = Type.getType(Instance.class);
    private static final Type MEMORY = Type.getType(Memory.class);
    private static final String NUMBERED = Type.getMethodDescriptor(LONGS, INSTANCE, MEMORY, Type.INT_TYPE, LONGS);
    private static final String ONE = Type.getMethodDescriptor(LONGS, INSTANCE, MEMORY, LONGS);
    private static final String OF_HOST = Type.getMethodDescriptor(LONGS, INSTANCE, Type.INT_TYPE, LONGS);
    private static final String UNKNOWN = Type.getMethodDescriptor(Type.getType(RuntimeException.class), Type.INT_TYPE);
    private static final Object[] LOCALS = { INSTANCE.getInternalName(), MEMORY.getInternalName(), INTEGER,
            LONGS.getInternalName() };

    private final String machine;
    private final String machineCall;
    private final int imported;
    private final int functions;
    private final int size;

    /**
     * @param machineClass the full name of the module's machine
     * @param imported the number of imported functions, which are numbered first
     * @param functions the number of all functions, imported ones included
     * @param size the number of functions in each class but the last
     */
    CallDispatch(String machineClass, int imported, int functions, int size) {
        this.machine = machineClass.replace('.', '/');
        this.machineCall = machine + "MachineCall";
        this.imported = imported;
        this.functions = functions;
        this.size = size;
    }

    String machineCallName() {
        return machineCall.replace('/', '.');
    }

    /** Returns true if this class of the engine is no longer needed. */
    boolean replaces(String className) {
        String name = className.replace('.', '/');
        return name.equals(machineCall) || name.startsWith(machine + "Dispatch_");
    }

    /** Generates the class that the machine calls for functions that it knows by number. */
    byte[] machineCall() {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_FINAL | ACC_SUPER, machineCall, null, Type.getInternalName(Object.class), null);
        MethodVisitor method = begin(writer, CALL);
        method.visitVarInsn(ILOAD, NUMBER);
        method.visitLdcInsn(size);
        method.visitInsn(IDIV);
        choose(method, 0, (functions + size - 1) / size, group -> pass(method, machine + GROUP + group, CALL));
        other(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Adds the method to a class with functions. */
    void addTo(ClassVisitor type, int group) {
        MethodVisitor method = begin(type, CALL);
        method.visitVarInsn(ILOAD, NUMBER);
        int first = Math.max(group * size, imported);
        choose(method, first, Math.min((group + 1) * size, functions), number -> {
            method.visitVarInsn(ALOAD, 0);
            method.visitVarInsn(ALOAD, 1);
            method.visitVarInsn(ALOAD, ARGUMENTS);
            method.visitMethodInsn(INVOKESTATIC, machine + GROUP + group, "call_" + number, ONE, false);
        });
    }

    /** Adds the method for numbers of imported functions and for unknown numbers. */
    private void other(ClassVisitor type) {
        MethodVisitor method = begin(type, OTHER);
        var unknown = new Label();
        method.visitVarInsn(ILOAD, NUMBER);
        method.visitLdcInsn(imported);
        method.visitJumpInsn(IF_ICMPGE, unknown);
        method.visitVarInsn(ALOAD, 0);
        method.visitVarInsn(ILOAD, NUMBER);
        method.visitVarInsn(ALOAD, ARGUMENTS);
        method.visitMethodInsn(INVOKESTATIC, machine + "Shaded", "callHostFunction", OF_HOST, false);
        method.visitInsn(ARETURN);
        mark(method, unknown);
        method.visitVarInsn(ILOAD, NUMBER);
        method.visitMethodInsn(INVOKESTATIC, machine + "Shaded", "throwUnknownFunction", UNKNOWN, false);
        method.visitInsn(ATHROW);
        end(method);
    }

    /** Ends a method with a switch over the number on the stack, from {@code first} up to {@code end}, exclusive. */
    private void choose(MethodVisitor method, int first, int end, IntConsumer call) {
        var other = new Label();
        Label[] labels = IntStream.range(first, end).mapToObj(number -> new Label()).toArray(Label[]::new);
        if (labels.length == 0) {
            method.visitInsn(POP);
        } else {
            method.visitTableSwitchInsn(first, end - 1, other, labels);
        }
        for (int i = 0; i < labels.length; i++) {
            mark(method, labels[i]);
            call.accept(first + i);
            method.visitInsn(ARETURN);
        }
        if (labels.length > 0) {
            mark(method, other);
        }
        pass(method, machineCall, OTHER);
        method.visitInsn(ARETURN);
        end(method);
    }

    private static void pass(MethodVisitor method, String owner, String name) {
        method.visitVarInsn(ALOAD, 0);
        method.visitVarInsn(ALOAD, 1);
        method.visitVarInsn(ILOAD, NUMBER);
        method.visitVarInsn(ALOAD, ARGUMENTS);
        method.visitMethodInsn(INVOKESTATIC, owner, name, NUMBERED, false);
    }

    private static MethodVisitor begin(ClassVisitor type, String name) {
        MethodVisitor method = type.visitMethod(ACC_PUBLIC | ACC_STATIC, name, NUMBERED, null, null);
        method.visitCode();
        return method;
    }

    private static void mark(MethodVisitor method, Label label) {
        method.visitLabel(label);
        method.visitFrame(F_NEW, LOCALS.length, LOCALS, 0, new Object[0]);
    }

    private static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
