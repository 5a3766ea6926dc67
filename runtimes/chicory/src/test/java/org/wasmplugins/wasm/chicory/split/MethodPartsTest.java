package org.wasmplugins.wasm.chicory.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.Modules;
import org.wasmplugins.wasm.chicory.compile.Compilations;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.engine.WasiEnvironment;
import org.wasmplugins.wasm.engine.WasmCallDepthException;
import org.wasmplugins.wasm.engine.WasmFunction;
import org.wasmplugins.wasm.engine.WasmInstance;
import org.wasmplugins.wasm.engine.WasmLimits;
import org.wasmplugins.wasm.engine.WasmModule;
import org.wasmplugins.wasm.engine.WasmTrapException;

/** A part of a function behaves as in the whole function. */
class MethodPartsTest {

    private static final int LARGEST = 140;
    private static final int FRAMES = 50;

    private final ModuleClasses whole = compile(Integer.MAX_VALUE);
    private final ModuleClasses split = compile(LARGEST);

    @Test
    void functions_areInParts() {
        assertThat(callsInParts(whole)).isEmpty();
        assertThat(callsInParts(split)).as("the loop's poll, the recursion, the division")
                .contains("invokeExact", "func_1", "I32_DIV_U");
        assertThat(instance(split).function("dive").orElseThrow().call(20))
                .isEqualTo(instance(whole).function("dive").orElseThrow().call(20));
        assertThat(instance(split).function("divide").orElseThrow().call(7))
                .isEqualTo(instance(whole).function("divide").orElseThrow().call(7));
    }

    @Test
    void nativeExecutable_hasThemInOnePiece() throws InvalidModuleException {
        ModuleClasses module = Compilations.inParts(Guests.bytes("parts"), CompileTarget.NATIVE_EXECUTABLE, LARGEST);
        assertThat(callsInParts(module)).isEmpty();
    }

    @Test
    @Timeout(30)
    void endlessLoopInAPart_isInterrupted() {
        WasmModule module = Modules.load(split);
        WasmFunction spin = instance(module).function("spin").orElseThrow();
        module.interrupted();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> spin.call(1)).isInstanceOf(WasmTrapException.class).hasMessage("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void callDepth_countsFunctionsAndNotParts() {
        for (var module : List.of(whole, split)) {
            WasmFunction dive = instance(module).function("dive").orElseThrow();
            for (int i = 0; i < 3; i++) {
                assertThat(dive.call(FRAMES)).hasSize(1);
                assertThatThrownBy(() -> dive.call(FRAMES + 1)).isInstanceOfSatisfying(WasmCallDepthException.class,
                        e -> assertThat(e.depth()).isEqualTo(FRAMES + 1));
            }
        }
    }

    @Test
    void trapInAPart_namesTheFunctionOnce() {
        WasmFunction divide = instance(split).function("divide").orElseThrow();
        WasmTrapException trap = catchThrowableOfType(WasmTrapException.class, () -> divide.call(0));
        assertThat(trap).hasMessage("integer divide by zero");
        assertThat(trap.frames()).containsExactly("divide");
    }

    private static ModuleClasses compile(int largestMethod) {
        try {
            return Compilations.inParts(Guests.bytes("parts"), CompileTarget.JVM, largestMethod);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e);
        }
    }

    private static WasmInstance instance(ModuleClasses module) {
        return instance(Modules.load(module));
    }

    private static WasmInstance instance(WasmModule module) {
        return module.instantiate(List.of(), new WasmLimits(1_000_000, FRAMES), new WasiEnvironment("", line -> {
        }, line -> {
        }, List.of()));
    }

    /** The calls in the parts of functions. */
    private static List<String> callsInParts(ModuleClasses module) {
        var calls = new ArrayList<String>();
        for (byte[] bytes : module.classes().values()) {
            var type = new ClassNode();
            new ClassReader(bytes).accept(type, ClassReader.SKIP_FRAMES);
            type.methods.stream().filter(method -> method.name.contains("$")).forEach(method -> addCalls(method, calls));
        }
        return calls;
    }

    private static void addCalls(MethodNode method, List<String> calls) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                calls.add(call.name);
            }
        }
    }
}
