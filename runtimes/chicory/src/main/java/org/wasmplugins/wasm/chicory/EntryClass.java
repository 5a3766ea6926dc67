package org.wasmplugins.wasm.chicory;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.V17;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;

/** Generates the subclass of {@link CompiledModule} that makes machines of one compiled module, without reflection. */
final class EntryClass {

    private static final Type PARENT = Type.getType(CompiledModule.class);
    private static final Method PARENT_CONSTRUCTOR = new Method("<init>", Type.VOID_TYPE,
            new Type[] { Type.BOOLEAN_TYPE, Type.BOOLEAN_TYPE });
    private static final Method CONSTRUCTOR = new Method("<init>", Type.VOID_TYPE, new Type[0]);
    private static final Method NEW_MACHINE = new Method("newMachine", Type.getType(Machine.class),
            new Type[] { Type.getType(Instance.class) });
    private static final Method MACHINE_CONSTRUCTOR = new Method("<init>", Type.VOID_TYPE, NEW_MACHINE.getArgumentTypes());

    private EntryClass() {
    }

    static byte[] generate(String className, String machineClass, boolean interpretsSome, CompileTarget target) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, className.replace('.', '/'), null, PARENT.getInternalName(),
                null);

        var constructor = new GeneratorAdapter(ACC_PUBLIC, CONSTRUCTOR, null, null, writer);
        constructor.loadThis();
        constructor.push(interpretsSome);
        constructor.push(target == CompileTarget.JVM);
        constructor.invokeConstructor(PARENT, PARENT_CONSTRUCTOR);
        constructor.returnValue();
        constructor.endMethod();

        var machine = Type.getObjectType(machineClass.replace('.', '/'));
        var newMachine = new GeneratorAdapter(ACC_PROTECTED, NEW_MACHINE, null, null, writer);
        newMachine.newInstance(machine);
        newMachine.dup();
        newMachine.loadArg(0);
        newMachine.invokeConstructor(machine, MACHINE_CONSTRUCTOR);
        newMachine.returnValue();
        newMachine.endMethod();

        writer.visitEnd();
        return writer.toByteArray();
    }
}
