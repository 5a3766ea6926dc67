package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Splits methods that are too large for HotSpot to compile. A method that does not become small enough stays unchanged. */
public final class MethodSplitter {

    private static final int MOST_ROUNDS = 8;

    private final int limit;
    private final Predicate<String> functions;

    /**
     * @param limit the most bytes that a method should have
     * @param functions the names of the methods that may be split, not null
     */
    public MethodSplitter(int limit, Predicate<String> functions) {
        this.limit = limit;
        this.functions = functions;
    }

    /**
     * @param classBytes a class, not null
     * @return the class with more methods, or itself; never null
     */
    public byte[] split(byte[] classBytes) {
        var left = new HashSet<String>();
        Set<String> tooLarge = tooLarge(classBytes);
        while (!left.containsAll(tooLarge)) {
            byte[] split = split(classBytes, tooLarge, left);
            var still = new HashSet<>(tooLarge(split));
            if (left.containsAll(still)) {
                return split;
            }
            still.stream().map(MethodSplitter::whole).forEach(left::add);
        }
        return classBytes;
    }

    private byte[] split(byte[] classBytes, Set<String> tooLarge, Set<String> left) {
        var type = new ClassNode();
        new ClassReader(classBytes).accept(type, ClassReader.EXPAND_FRAMES);
        for (var method : List.copyOf(type.methods)) {
            if (tooLarge.contains(method.name) && !left.contains(method.name)) {
                type.methods.addAll(split(type.name, method));
            }
        }
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private List<MethodNode> split(String owner, MethodNode method) {
        var parts = new ArrayList<MethodNode>();
        var spill = new Spill();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Analysis analysis = Analysis.of(owner, method, spill);
            MethodCode code = analysis.code();
            if (code.bytes(0, code.instructions.length) <= limit) {
                break;
            }
            SortedMap<Integer, Region> regions = new Regions(analysis, limit, round > 0).choose();
            if (regions.isEmpty()) {
                break;
            }
            parts.addAll(new MethodSplit(analysis, spill).apply(regions, parts.size()));
        }
        return parts;
    }

    private Set<String> tooLarge(byte[] classBytes) {
        var names = new HashSet<String>();
        for (var method : MethodSizes.of(new ClassReader(classBytes))) {
            if (method.bytes() > limit && functions.test(whole(method.name()))) {
                names.add(method.name());
            }
        }
        return names;
    }

    /** Returns the name of the method that a part was taken from. */
    private static String whole(String name) {
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }
}
