package org.wasmplugins.wasm.chicory.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ModuleLoaderTest {

    @Test
    void soundClass_isTaken() {
        assertThat(ModuleLoader.takes(classWith(true), "Guest")).isTrue();
    }

    @Test
    void classThatTheJvmDoesNotVerify_isNotTaken() {
        assertThat(ModuleLoader.takes(classWith(false), "Guest")).isFalse();
    }

    @Test
    void classThatIsMissing_isNotTaken() {
        assertThat(ModuleLoader.takes(Map.of(), "Guest")).isFalse();
    }

    /** With a method that returns an int and has put nothing, or one, on its stack. */
    private static Map<String, byte[]> classWith(boolean anInt) {
        var type = new ClassWriter(0);
        type.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "Guest", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "func_0", "()I", null, null);
        method.visitCode();
        method.visitInsn(anInt ? Opcodes.ICONST_1 : Opcodes.NOP);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        type.visitEnd();
        return Map.of("Guest", type.toByteArray());
    }
}
