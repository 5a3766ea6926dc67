package org.wasmplugins.wasm.chicory.compile;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.wasmplugins.wasm.chicory.instruction.Exceptions;
import org.wasmplugins.wasm.chicory.instruction.Floats;
import org.wasmplugins.wasm.chicory.instruction.Tables;
import org.wasmplugins.wasm.chicory.instruction.UnsignedComparisons;
import org.wasmplugins.wasm.chicory.memory.FlatAccess;

import com.dylibso.chicory.runtime.Instance;

/** Makes a compiled function call our methods in place of the engine's, if we have one with the same name and arguments. */
final class OwnInstructions extends MethodVisitor {

    private static final String INSTANCE = Type.getInternalName(Instance.class);
    private static final Map<String, String> OWNERS = owners(
            List.of(FlatAccess.class, Floats.class, UnsignedComparisons.class, Tables.class, Exceptions.class));

    OwnInstructions(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    private static Map<String, String> owners(List<Class<?>> classes) {
        var owners = new HashMap<String, String>();
        for (Class<?> type : classes) {
            Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                    .forEach(method -> owners.put(method.getName() + Type.getMethodDescriptor(method),
                            Type.getInternalName(type)));
        }
        return owners;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        // The instance of a virtual call is on the stack where a static call has its first argument.
        String asStatic = opcode == Opcodes.INVOKEVIRTUAL && owner.equals(INSTANCE)
                ? "(L" + INSTANCE + ";" + descriptor.substring(1)
                : descriptor;
        String own = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKEVIRTUAL ? OWNERS.get(name + asStatic) : null;
        if (own == null) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        } else {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, own, name, asStatic, false);
        }
    }
}
