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
 * The most stack of the JVM that one call of a function needs.
 *
 * @param slots the size in units of eight bytes
 */
record FrameSize(int slots) {

    /** The slots that HotSpot's interpreter adds to variables and operands, and that our own code adds. */
    private static final int OVERHEAD = 24;
    private static final String INSTANCE = Type.getDescriptor(Instance.class);

    /**
     * Returns the sizes of the functions that can lead to another frame, by name. Each function that calls anything passes
     * the instance on.
     */
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
