package org.wasmplugins.wasm.chicory.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmLimits;

class HugeMethodTest {

    private static final int CASES = 1_200;

    @Test
    void switchOfTwoHundredCases_isSplit() throws InvalidModuleException {
        ModuleClasses compiled = ModuleCompiler.compile(SwitchFunction.module(200, SwitchFunction.MUCH), "Guest");
        assertThat(HugeMethod.of(compiled)).isEmpty();
        assertAnswers(compiled, 200, SwitchFunction.MUCH);
        ModuleClasses whole = ModuleCompiler.compile(SwitchFunction.module(200, SwitchFunction.MUCH), "Guest",
                CompileTarget.NATIVE_EXECUTABLE);
        assertThat(HugeMethod.of(whole)).hasSize(1);
    }

    @Test
    void switchWithSmallerCasesThanCalls_isNamed() throws InvalidModuleException {
        ModuleClasses compiled = ModuleCompiler.compile(SwitchFunction.module(CASES, SwitchFunction.LITTLE), "Guest");
        assertThat(HugeMethod.of(compiled)).singleElement().satisfies(method -> {
            assertThat(method.what()).isEqualTo("function 0 'choose'");
            assertThat(method.bytes()).isGreaterThan(HugeMethod.LARGEST_COMPILED_BYTES);
            assertThat(method).hasToString("function 0 'choose' of " + method.bytes() + " bytes");
        });
        assertAnswers(compiled, CASES, SwitchFunction.LITTLE);
    }

    @Test
    void partThatIsHugeItself_isNamedAfterItsFunction() throws InvalidModuleException {
        ModuleClasses compiled = ModuleCompiler.compile(SwitchFunction.module(2, SwitchFunction.LITTLE), "Guest");
        var type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_FINAL, "Parts", null, "java/lang/Object", null);
        for (String name : List.of("func_0$0", "func_270$12", "func_", "func_1x")) {
            MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
            for (int i = 0; i <= HugeMethod.LARGEST_COMPILED_BYTES; i++) {
                method.visitInsn(Opcodes.NOP);
            }
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(0, 0);
        }
        var module = new ModuleClasses(compiled.entryClass(), Map.of("Parts", type.toByteArray()), compiled.resourceName(),
                compiled.resource(), List.of());
        assertThat(HugeMethod.of(module)).extracting(HugeMethod::what).containsExactlyInAnyOrder(
                "a part of function 0 'choose'",
                "a part of function 270 'func270'", "the method 'func_' of the engine", "the method 'func_1x' of the engine");
    }

    @Test
    void smallMethods_areNotNamed() throws InvalidModuleException {
        assertThat(HugeMethod.of(ModuleCompiler.compile(SwitchFunction.module(20, SwitchFunction.MUCH), "Guest"))).isEmpty();
        assertThat(HugeMethod.of(ModuleCompiler.compile(Guests.bytes("puppet"), "Guest"))).isEmpty();
    }

    @Test
    void compiler_isTheSameTwice() {
        assertThat(CompilerVersion.current()).isPresent().isEqualTo(CompilerVersion.current());
    }

    private static void assertAnswers(ModuleClasses compiled, int cases, int additions) {
        assertThat(compiled.tooLarge()).isEmpty();
        WasmFunction choose = Modules.load(compiled)
                .instantiate(List.of(), new WasmLimits(1_000_000, 100), new WasiEnvironment("", line -> {
                }, line -> {
                }, List.of())).function("choose").orElseThrow();
        for (int i = 0; i < cases; i++) {
            assertThat(choose.call(i)).containsExactly(SwitchFunction.answer(i, additions));
        }
    }
}
