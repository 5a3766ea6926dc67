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
 * Adapts the functions that the engine compiled. They count frames, access memory directly, call our methods for instructions
 * that the engine gets wrong, poll late, and are called by {@link CallDispatch} and {@link IndirectCalls}.
 */
final class CompiledFunctions {

    private static final Pattern FUNCTION = Pattern.compile("func_(\\d+)(\\$\\d+)?");

    private CompiledFunctions() {
    }

    /**
     * Adapts a class. Throws a {@link org.objectweb.asm.MethodTooLargeException} if the added code makes a function too
     * large.
     */
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

    /** Returns true if a method is a whole function of the module, not a part of one. */
    static boolean isFunction(String method) {
        Matcher function = FUNCTION.matcher(method);
        return function.matches() && function.group(2) == null;
    }

    /** Returns the index of the function that a method is, or is a part of; empty for other methods. */
    static OptionalInt index(String method) {
        Matcher function = FUNCTION.matcher(method);
        return function.matches() ? OptionalInt.of(Integer.parseInt(function.group(1))) : OptionalInt.empty();
    }
}
