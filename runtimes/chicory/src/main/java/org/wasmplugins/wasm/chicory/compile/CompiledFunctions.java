package org.wasmplugins.wasm.chicory.compile;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the engine's compiled functions ours: they count frames, use the memory directly, call ours instead of the engine's
 * wrong instructions, poll late, and are found by
 * {@link CallDispatch} and {@link IndirectCalls}.
 */
final class CompiledFunctions {

    private static final Pattern FUNCTION = Pattern.compile("func_(\\d+)(\\$\\d+)?");

    private CompiledFunctions() {
    }

    /** Fails with {@link org.objectweb.asm.MethodTooLargeException} for a function that was just small enough before. */
    static byte[] adapt(byte[] classBytes, CompileTarget target, CallDispatch dispatch, IndirectCalls indirect,
            int group) {
        var reader = new ClassReader(classBytes);
        Map<String, FrameSize> callers = FrameSize.ofCallers(reader);
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!isFunction(name)) {
                    return method;
                }
                var direct = new OwnInstructions(target == CompileTarget.JVM ? new LatePolling(method) : method);
                return new CallDepthCounting(indirect.redirect(direct), access, name, descriptor, callers.get(name));
            }

            @Override
            public void visitEnd() {
                dispatch.addTo(cv, group);
                super.visitEnd();
            }
        }, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** Whether a method is one of the module's functions, and no part of one. */
    static boolean isFunction(String method) {
        Matcher function = FUNCTION.matcher(method);
        return function.matches() && function.group(2) == null;
    }

    /** The index of the function that a method is, or is a part of; empty for other methods. */
    static OptionalInt index(String method) {
        Matcher function = FUNCTION.matcher(method);
        return function.matches() ? OptionalInt.of(Integer.parseInt(function.group(1))) : OptionalInt.empty();
    }
}
