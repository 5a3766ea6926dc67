package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

import org.objectweb.asm.Type;

/**
 * Instructions that follow each other, and that are entered and left with an empty operand stack. They can be a method of their
 * own, which takes the variables that they read and gives those that they write.
 */
final class Region {

    /** The JVM allows 255. */
    private static final int MOST_SLOTS = 240;
    private static final int MOST_EXITS = 200;

    /** The points from the first instruction to after the last. */
    final int start;
    final int end;

    /** Where it is entered, in their order; the first is {@link #start}. */
    final List<Integer> entries;

    /** Where it is left to, in their order. */
    final List<Integer> exits;

    /** Whether it leaves the method, too. */
    final boolean returns;

    /** The variables that its method takes, writes for others, and has. */
    final BitSet parameters;
    final BitSet results;
    final BitSet own;

    private final MethodCode code;
    private final Liveness liveness;
    private final BitSet written;
    private final int returnPlaces;

    /** Null where it cannot be a method. */
    static Region of(Analysis method, int start, int end) {
        if (leavesTooOften(method.code(), start, end)) {
            return null;
        }
        var region = new Region(method, start, end);
        return region.isPossible(method.variables(), method.frames()) ? region : null;
    }

    private Region(Analysis method, int start, int end) {
        code = method.code();
        liveness = method.liveness();
        Variables variables = method.variables();
        this.start = start;
        this.end = end;
        own = new BitSet();
        written = new BitSet();
        var entered = new ArrayList<>(List.of(start));
        var left = new TreeSet<Integer>();
        int returning = 0;
        for (int i = start; i < end; i++) {
            if (i > start && code.targets.get(i) && (code.firstSource(i) < start || code.lastSource(i) >= end)) {
                entered.add(i);
            }
            set(own, variables.read(i));
            set(written, variables.written(i));
            returning += Jumps.returns(code.instructions[i]) ? 1 : 0;
            for (int target : code.jumps(i)) {
                if (target < start || target >= end) {
                    left.add(target);
                }
            }
        }
        if (Jumps.continues(code.instructions[end - 1])) {
            left.add(end);
        }
        exits = List.copyOf(left);
        entries = List.copyOf(entered);
        returns = returning > 0;
        returnPlaces = returning;
        results = new BitSet();
        exits.stream().filter(code.empty::get).forEach(exit -> results.or(results(exit)));
        // Only what is needed: a variable that is written on some ways alone is taken so that it can be given back.
        parameters = (BitSet) own.clone();
        parameters.or(results);
        var live = new BitSet();
        entries.stream().filter(code.empty::get).forEach(entry -> live.or(liveness.before(entry)));
        parameters.and(live);
        own.or(written);
    }

    /** A method with as many ways out would be larger than what it takes away, and would take long to look at. */
    private static boolean leavesTooOften(MethodCode code, int start, int end) {
        var left = new HashSet<Integer>();
        for (int i = start; i < end; i++) {
            for (int target : code.jumps(i)) {
                if ((target < start || target >= end) && left.add(target) && left.size() > MOST_EXITS) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void set(BitSet variables, int variable) {
        if (variable >= 0) {
            variables.set(variable);
        }
    }

    /** What it writes that is read after an exit. */
    BitSet results(int exit) {
        var live = (BitSet) liveness.before(exit).clone();
        live.and(written);
        return live;
    }

    int ways() {
        return exits.size() + (returns ? 1 : 0);
    }

    /** Whether it ends with the method, and in no other way. */
    boolean onlyReturns() {
        return returns && exits.isEmpty();
    }

    int bytes() {
        return code.bytes(start, end);
    }

    /** About how large its method is. */
    int bytesOfMethod() {
        int spilled = 9 * results.cardinality();
        return bytes() + (onlyReturns() ? 0 : 16 * returnPlaces) + (spilled + 8) * exits.size() + 4 * entries.size();
    }

    private boolean isPossible(Variables variables, Frames frames) {
        if (returnsReference() && ways() > 1
                || !entries.stream().allMatch(entry -> isBorder(entry, variables))
                || !exits.stream().allMatch(exit -> isBorder(exit, variables))) {
            return false;
        }
        int slots = parameters.stream().map(variables::width).sum();
        return slots <= MOST_SLOTS && (entries.size() == 1 || parameters.stream().allMatch(frames::lasts))
                && results.stream().allMatch(variable -> variables.kind(variable) != Variables.REFERENCE)
                && results.stream().noneMatch(result -> destroys(result, variables));
    }

    private boolean isBorder(int point, Variables variables) {
        return code.empty.get(point)
                && liveness.before(point).stream().allMatch(variable -> variables.type(variable) != null);
    }

    /** After a call all results are written, also those that nobody reads where it leads to. */
    private boolean destroys(int result, Variables variables) {
        var others = new BitSet();
        exits.forEach(exit -> others.or(liveness.before(exit)));
        others.clear(result);
        return others.stream().anyMatch(other -> variables.overlap(result, other));
    }

    private boolean returnsReference() {
        int sort = Type.getReturnType(code.method.desc).getSort();
        return returns && (sort == Type.OBJECT || sort == Type.ARRAY);
    }
}
