package org.wasmplugins.wasm.chicory;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;

/** Puts calls of {@link CallDepth} into compiled functions. */
final class CallDepthCounting {

    private static final Pattern FUNCTION = Pattern.compile("func_\\d+");
    private static final Type COUNTER = Type.getType(CallDepth.class);
    private static final Type MEMORY = Type.getType(Memory.class);
    private static final String INSTANCE = Type.getDescriptor(Instance.class);
    private static final Method ENTER = new Method("enter", Type.INT_TYPE, new Type[] { MEMORY });
    private static final Method ENTER_LEAF = new Method("enterLeaf", Type.VOID_TYPE, new Type[] { MEMORY });
    private static final Method LEAVE = new Method("leave", Type.VOID_TYPE, new Type[] { Type.INT_TYPE, MEMORY });

    private CallDepthCounting() {
    }

    /** Fails with {@link org.objectweb.asm.MethodTooLargeException} for a function that was just small enough before. */
    static byte[] apply(byte[] classBytes) {
        var reader = new ClassReader(classBytes);
        var callers = callers(reader);
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                var method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return FUNCTION.matcher(name).matches()
                        ? new Counting(method, access, name, descriptor, callers.contains(name))
                        : method;
            }
        }, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** The functions that can lead to another frame: whoever calls anything gives the instance along. */
    private static Set<String> callers(ClassReader reader) {
        var callers = new HashSet<String>();
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                        if (type.contains(INSTANCE)) {
                            callers.add(name);
                        }
                    }
                };
            }
        }, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return callers;
    }

    private static final class Counting extends GeneratorAdapter {

        private final boolean calls;
        private final int memory;
        private final Set<Label> handlers = new HashSet<>();
        private int depth;
        private boolean entersHandler;

        Counting(MethodVisitor method, int access, String name, String descriptor, boolean calls) {
            super(Opcodes.ASM9, method, access, name, descriptor);
            this.calls = calls;
            // The last two parameters are the memory and the instance.
            this.memory = Type.getArgumentTypes(descriptor).length - 2;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            loadArg(memory);
            if (calls) {
                depth = newLocal(Type.INT_TYPE);
                invokeStatic(COUNTER, ENTER);
                storeLocal(depth);
            } else {
                invokeStatic(COUNTER, ENTER_LEAF);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            super.visitTryCatchBlock(start, end, handler, type);
            handlers.add(handler);
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            entersHandler |= calls && handlers.contains(label);
        }

        @Override
        public void visitFrame(int type, int locals, Object[] local, int stack, Object[] values) {
            super.visitFrame(type, locals, local, stack, values);
            if (entersHandler) {
                entersHandler = false;
                leave();
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (calls && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                leave();
            }
            super.visitInsn(opcode);
        }

        private void leave() {
            loadLocal(depth);
            loadArg(memory);
            invokeStatic(COUNTER, LEAVE);
        }
    }
}
