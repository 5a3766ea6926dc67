package org.wasmplugins.wasm.chicory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes several methods of one that HotSpot would leave to its interpreter. A method that does not get small enough so stays as
 * it was, and is one of {@link HugeMethods}.
 */
final class MethodSplitter {

    private static final int MOST_ROUNDS = 8;

    private final int limit;

    /** @param limit the most bytes that a method should have */
    MethodSplitter(int limit) {
        this.limit = limit;
    }

    byte[] split(byte[] classBytes) {
        var left = new HashSet<String>();
        var tooLarge = tooLarge(classBytes);
        while (!left.containsAll(tooLarge)) {
            var split = split(classBytes, tooLarge, left);
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
            var analysis = Analysis.of(owner, method, spill);
            var code = analysis.code();
            if (code.bytes(0, code.instructions.length) <= limit) {
                break;
            }
            var regions = new Regions(analysis, limit, round > 0).choose();
            if (regions.isEmpty()) {
                break;
            }
            parts.addAll(new MethodSplit(analysis, spill).apply(regions, parts.size()));
        }
        return parts;
    }

    private Set<String> tooLarge(byte[] classBytes) {
        var names = new HashSet<String>();
        for (var method : HugeMethods.methods(new ClassReader(classBytes))) {
            if (method.bytes() > limit && CompiledFunctions.isFunction(whole(method.name()))) {
                names.add(method.name());
            }
        }
        return names;
    }

    /** The method that a part was taken from. */
    private static String whole(String name) {
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }
}
