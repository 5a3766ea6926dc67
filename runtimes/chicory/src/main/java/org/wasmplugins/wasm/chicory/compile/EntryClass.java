package org.wasmplugins.wasm.chicory.compile;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.V17;

import java.util.SortedMap;
import java.util.stream.Stream;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.commons.TableSwitchGenerator;
import org.wasmplugins.wasm.chicory.CompiledModule;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;

/** Generates the subclass of {@link CompiledModule} that makes machines of one compiled module, without reflection. */
final class EntryClass {

    private static final Type PARENT = Type.getType(CompiledModule.class);
    private static final Method PARENT_CONSTRUCTOR = new Method("<init>", Type.VOID_TYPE,
            new Type[] { Type.BOOLEAN_TYPE, Type.BOOLEAN_TYPE });
    private static final Method CONSTRUCTOR = new Method("<init>", Type.VOID_TYPE, new Type[0]);
    private static final Method NEW_MACHINE = new Method("newMachine", Type.getType(Machine.class),
            new Type[] { Type.getType(Instance.class) });
    private static final Type MEMORY = Type.getType(Memory.class);
    private static final Type INSTANCE = Type.getType(Instance.class);
    private static final Method CALL = new Method("call", Type.LONG_TYPE,
            new Type[] { Type.INT_TYPE, Type.LONG_TYPE, Type.LONG_TYPE, MEMORY, INSTANCE });
    private static final Method MACHINE_CONSTRUCTOR = new Method("<init>", Type.VOID_TYPE, NEW_MACHINE.getArgumentTypes());

    private EntryClass() {
    }

    /**
     * @param direct the functions that are called directly, by their numbers
     * @param size the number of functions in each class with functions
     */
    static byte[] generate(String className, String machineClass, boolean interpretsSome, CompileTarget target,
            SortedMap<Integer, FunctionType> direct, int size) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, className.replace('.', '/'), null, PARENT.getInternalName(),
                null);

        var constructor = new GeneratorAdapter(ACC_PUBLIC, CONSTRUCTOR, null, null, writer);
        constructor.loadThis();
        constructor.push(interpretsSome);
        constructor.push(target == CompileTarget.JVM);
        constructor.invokeConstructor(PARENT, PARENT_CONSTRUCTOR);
        constructor.returnValue();
        constructor.endMethod();

        Type machine = Type.getObjectType(machineClass.replace('.', '/'));
        var newMachine = new GeneratorAdapter(ACC_PROTECTED, NEW_MACHINE, null, null, writer);
        newMachine.newInstance(machine);
        newMachine.dup();
        newMachine.loadArg(0);
        newMachine.invokeConstructor(machine, MACHINE_CONSTRUCTOR);
        newMachine.returnValue();
        newMachine.endMethod();

        if (!direct.isEmpty()) {
            addCall(writer, machine.getInternalName(), direct, size);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void addCall(ClassWriter writer, String machine, SortedMap<Integer, FunctionType> direct, int size) {
        var call = new GeneratorAdapter(ACC_PROTECTED, CALL, null, null, writer);
        call.loadArg(0);
        call.tableSwitch(direct.keySet().stream().mapToInt(Integer::intValue).toArray(), new TableSwitchGenerator() {
            @Override
            public void generateCase(int number, Label end) {
                FunctionType type = direct.get(number);
                for (int i = 0; i < type.params().size(); i++) {
                    call.loadArg(1 + i);
                    call.cast(Type.LONG_TYPE, jvmType(type.params().get(i)));
                }
                call.loadArg(3);
                call.loadArg(4);
                Type result = type.returns().isEmpty() ? Type.VOID_TYPE : jvmType(type.returns().get(0));
                Type[] types = Stream.concat(type.params().stream().map(EntryClass::jvmType), Stream.of(MEMORY, INSTANCE))
                        .toArray(Type[]::new);
                call.invokeStatic(Type.getObjectType(machine + CallDispatch.GROUP + number / size),
                        new Method("func_" + number, result, types));
                if (result == Type.VOID_TYPE) {
                    call.push(0L);
                } else {
                    call.cast(result, Type.LONG_TYPE);
                }
                call.returnValue();
            }

            @Override
            public void generateDefault() {
                call.throwException(Type.getType(IllegalArgumentException.class), "no function that is called directly");
            }
        });
        call.endMethod();
    }

    private static Type jvmType(ValType type) {
        return type.equals(ValType.I32) ? Type.INT_TYPE : Type.LONG_TYPE;
    }
}
