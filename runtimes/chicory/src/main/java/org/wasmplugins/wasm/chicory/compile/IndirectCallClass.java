package org.wasmplugins.wasm.chicory.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.commons.TableSwitchGenerator;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;

/**
 * Generates the class that calls functions of one type by their places in a table. The class has a switch over the functions'
 * numbers. If that would make a method that the JVM does not compile, it uses switches in further classes.
 */
final class IndirectCallClass {

    static final String CALL = "call";

    /**
     * The most functions in a switch. Each takes 12 bytes, so a method stays far below
     * {@link HugeMethod#LARGEST_COMPILED_BYTES}.
     */
    private static final int MOST_IN_A_SWITCH = 512;
    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    /** The engine's table number for a call of a reference. The place in the table is the function's number then. */
    private static final int NO_TABLE = -1;
    private static final Type INSTANCE = Type.getType(Instance.class);
    private static final Type MEMORY = Type.getType(Memory.class);
    private static final Type TABLE = Type.getType(TableInstance.class);
    private static final Method TABLE_OF = new Method("table", TABLE, new Type[] { Type.INT_TYPE });
    private static final Method FUNCTION_AT = new Method("requiredRef", Type.INT_TYPE, new Type[] { Type.INT_TYPE });
    private static final Method POLL = new Method("checkInterruption", Type.VOID_TYPE, new Type[0]);
    private static final Method OF_ANOTHER_TYPE = new Method("throwIndirectCallTypeMismatch",
            Type.getType(RuntimeException.class), new Type[0]);

    private final String machine;
    private final Type shaded;
    private final CompileTarget target;
    private final int groupSize;
    private final String name;

    /**
     * The method that calls a function. Its parameters are the function's arguments, the place in the table, the table's
     * number, the memory and the instance.
     */
    private final Method call;
    private final int arguments;

    /**
     * @param machine the internal name of the module's machine
     * @param type the number of the functions' type
     * @param descriptor the descriptor of the engine's method
     * @param groupSize the number of functions in each class with functions
     */
    IndirectCallClass(String machine, int type, String descriptor, CompileTarget target, int groupSize) {
        this.machine = machine;
        this.shaded = Type.getObjectType(machine + "Shaded");
        this.target = target;
        this.groupSize = groupSize;
        this.name = name(machine, type);
        this.call = new Method(CALL, descriptor);
        this.arguments = call.getArgumentTypes().length - 4;
    }

    static String name(String machine, int type) {
        return machine + "IndirectCall_" + type;
    }

    /** Adds the class, and further classes for many functions. */
    void generate(List<Integer> functions, Map<String, byte[]> classes) {
        if (functions.size() <= MOST_IN_A_SWITCH) {
            add(classes, name, call, method -> callByNumber(method, number -> chooseFunction(method, number, functions)));
            return;
        }
        TreeMap<Integer, List<Integer>> parts = functions.stream()
                .collect(Collectors.groupingBy(number -> number / MOST_IN_A_SWITCH, TreeMap::new, Collectors.toList()));
        Method part = method(CALL, MEMORY, INSTANCE, Type.INT_TYPE);
        add(classes, name, call, method -> callByNumber(method, number -> {
            method.loadLocal(number);
            method.push(MOST_IN_A_SWITCH);
            method.math(GeneratorAdapter.DIV, Type.INT_TYPE);
            choose(method, List.copyOf(parts.keySet()), key -> {
                method.loadLocal(number);
                method.invokeStatic(Type.getObjectType(name + "_" + key), part);
            });
        }));
        parts.forEach((key, inPart) -> add(classes, name + "_" + key, part, method -> {
            int number = method.newLocal(Type.INT_TYPE);
            method.loadArgs();
            method.storeLocal(number);
            chooseFunction(method, number, inPart);
        }));
    }

    /** Finds the function's number in the table, and leaves the function's arguments on the stack. */
    private void callByNumber(GeneratorAdapter method, IntConsumer ofLocal) {
        int table = arguments + 1;
        int memory = arguments + 2;
        int instance = arguments + 3;
        method.invokeStatic(shaded, POLL);
        int number = method.newLocal(Type.INT_TYPE);
        var known = new Label();
        method.loadArg(arguments);
        method.storeLocal(number);
        method.loadArg(table);
        method.push(NO_TABLE);
        method.ifICmp(GeneratorAdapter.EQ, known);
        method.loadArg(instance);
        method.loadArg(table);
        method.invokeVirtual(INSTANCE, TABLE_OF);
        method.loadArg(arguments);
        method.invokeVirtual(TABLE, FUNCTION_AT);
        method.storeLocal(number);
        method.mark(known);
        method.loadArgs(0, arguments);
        method.loadArg(memory);
        method.loadArg(instance);
        ofLocal.accept(number);
    }

    private void chooseFunction(GeneratorAdapter method, int number, List<Integer> functions) {
        method.loadLocal(number);
        choose(method, functions, function -> method.invokeStatic(
                Type.getObjectType(machine + CallDispatch.GROUP + function / groupSize),
                method("func_" + function, MEMORY, INSTANCE)));
    }

    private void choose(GeneratorAdapter method, List<Integer> keys, IntConsumer chosen) {
        method.tableSwitch(keys.stream().mapToInt(Integer::intValue).toArray(), new TableSwitchGenerator() {
            @Override
            public void generateCase(int key, Label end) {
                chosen.accept(key);
                method.returnValue();
            }

            @Override
            public void generateDefault() {
                method.invokeStatic(shaded, OF_ANOTHER_TYPE);
                method.throwException();
            }
        });
    }

    /** Returns a method that takes the function's arguments first. */
    private Method method(String name, Type... last) {
        Type[] types = Arrays.copyOf(call.getArgumentTypes(), arguments + last.length);
        System.arraycopy(last, 0, types, arguments, last.length);
        return new Method(name, call.getReturnType(), types);
    }

    private void add(Map<String, byte[]> classes, String name, Method method, Consumer<GeneratorAdapter> body) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, Type.getInternalName(Object.class), null);
        MethodVisitor visitor = writer.visitMethod(ACCESS, method.getName(), method.getDescriptor(), null, null);
        var generator = new GeneratorAdapter(ACCESS, method, target == CompileTarget.JVM ? new LatePolling(visitor) : visitor);
        generator.visitCode();
        body.accept(generator);
        generator.endMethod();
        writer.visitEnd();
        classes.put(name.replace('/', '.'), writer.toByteArray());
    }
}
