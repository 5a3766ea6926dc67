package org.wasmplugins.wasm.chicory.compile;

import java.util.HashMap;
import java.util.Map;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import com.dylibso.chicory.runtime.Instance;

/**
 * How much of the JVM's stack one call of a function needs at most.
 *
 * @param slots so many times eight bytes
 */
record FrameSize(int slots) {

    /** What HotSpot's interpreter puts into a frame beside variables and operands, and what we add to them ourselves. */
    private static final int OVERHEAD = 24;
    private static final String INSTANCE = Type.getDescriptor(Instance.class);

    /** Those of the functions that can lead to another frame, by name: whoever calls anything gives the instance along. */
    static Map<String, FrameSize> ofCallers(ClassReader reader) {
        var callers = new HashMap<String, FrameSize>();
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                return new Caller(name, callers);
            }
        }, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return callers;
    }

    private static final class Caller extends MethodVisitor {

        private final String name;
        private final Map<String, FrameSize> callers;
        private boolean calls;

        Caller(String name, Map<String, FrameSize> callers) {
            super(Opcodes.ASM9);
            this.name = name;
            this.callers = callers;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
            calls |= type.contains(INSTANCE);
        }

        @Override
        public void visitMaxs(int operands, int variables) {
            if (calls) {
                callers.put(name, new FrameSize(operands + variables + OVERHEAD));
            }
        }
    }
}
