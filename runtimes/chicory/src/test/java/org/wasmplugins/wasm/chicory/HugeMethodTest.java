package org.wasmplugins.wasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.WasiEnvironment;
import org.wasmplugins.wasm.WasmLimits;

class HugeMethodTest {

    @Test
    void switchOfTwoHundredCases_isNamed() throws InvalidModuleException {
        var huge = HugeMethod.of(ModuleCompiler.compile(SwitchFunction.module(200), "Guest"));
        assertThat(huge).singleElement().satisfies(method -> {
            assertThat(method.what()).isEqualTo("function 0 'choose'");
            assertThat(method.bytes()).isGreaterThan(HugeMethod.LARGEST_COMPILED_BYTES);
            assertThat(method).hasToString("function 0 'choose' of " + method.bytes() + " bytes");
        });
    }

    @Test
    void switch_isCompiledAllTheSame() throws InvalidModuleException {
        var compiled = ModuleCompiler.compile(SwitchFunction.module(200), "Guest");
        assertThat(compiled.tooLarge()).isEmpty();
        var choose = Modules.load(compiled)
                .instantiate(List.of(), new WasmLimits(1_000_000, 100), new WasiEnvironment("", line -> {
                }, line -> {
                }, List.of())).function("choose").orElseThrow();
        assertThat(choose.call(7)).containsExactly(SwitchFunction.answer(7));
        assertThat(choose.call(199)).containsExactly(SwitchFunction.answer(199));
    }

    @Test
    void smallMethods_areNotNamed() throws InvalidModuleException {
        assertThat(HugeMethod.of(ModuleCompiler.compile(SwitchFunction.module(20), "Guest"))).isEmpty();
        assertThat(HugeMethod.of(ModuleCompiler.compile(Guests.bytes("puppet"), "Guest"))).isEmpty();
    }

    @Test
    void compiler_isTheSameTwice() {
        assertThat(CompilerVersion.current()).isPresent().isEqualTo(CompilerVersion.current());
    }
}
