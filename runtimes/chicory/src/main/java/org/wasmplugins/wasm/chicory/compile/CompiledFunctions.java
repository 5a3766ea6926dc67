package org.wasmplugins.wasm.chicory.compile;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import com.dylibso.chicory.runtime.Instance;

/**
 * Makes the engine's compiled functions ours: they count frames, use the memory directly, poll late, and are found by
 * {@link CallDispatch} and {@link IndirectCalls}.
 */
final class CompiledFunctions {

    private static final Pattern FUNCTION = Pattern.compile("func_\\d+");
    private static final String INSTANCE = Type.getDescriptor(Instance.class);

    private CompiledFunctions() {
    }

    /** Fails with {@link org.objectweb.asm.MethodTooLargeException} for a function that was just small enough before. */
    static byte[] adapt(byte[] classBytes, CompileTarget target, CallDispatch dispatch, IndirectCalls indirect,
            int group) {
        var reader = new ClassReader(classBytes);
        var callers = callers(reader);
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                var method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!isFunction(name)) {
                    return method;
                }
                var direct = new DirectAccess(target == CompileTarget.JVM ? new LatePolling(method) : method);
                return new CallDepthCounting(indirect.redirect(direct), access, name, descriptor, callers.contains(name));
            }

            @Override
            public void visitEnd() {
                dispatch.addTo(cv, group);
                super.visitEnd();
            }
        }, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** Whether a method is one of the module's functions. */
    static boolean isFunction(String method) {
        return FUNCTION.matcher(method).matches();
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
}
