package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

import org.objectweb.asm.Type;

/**
 * A sequence of instructions that is entered and left with an empty operand stack. It can become a method of its own, which
 * takes the variables that it reads and returns those that it writes.
 */
final class Region {

    /** The most slots of parameters; the JVM allows 255. */
    private static final int MOST_SLOTS = 240;
    private static final int MOST_EXITS = 200;

    /** The first point of the region; {@code end} is the point after its last instruction. */
    final int start;
    final int end;

    /** The points where it is entered, in their order; the first is {@link #start}. */
    final List<Integer> entries;

    /** The points where it is left to, in their order. */
    final List<Integer> exits;

    /** True if it can also return from the method. */
    final boolean returns;

    /** The variables that its method takes, writes for others, and uses. */
    final BitSet parameters;
    final BitSet results;
    final BitSet own;

    private final MethodCode code;
    private final Liveness liveness;
    private final BitSet written;
    private final int returnPlaces;

    /** Makes a region; null if the instructions cannot become a method. */
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
        // Takes needed variables only. A variable that is written on some ways only is taken, too, so that it can be returned
        // on all.
        parameters = (BitSet) own.clone();
        parameters.or(results);
        var live = new BitSet();
        entries.stream().filter(code.empty::get).forEach(entry -> live.or(liveness.before(entry)));
        parameters.and(live);
        own.or(written);
    }

    /**
     * Returns true if there are too many exits. The method would be larger than the code that it replaces, and slow to
     * analyse.
     */
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

    /** Returns the variables that it writes and that are read after an exit. */
    BitSet results(int exit) {
        var live = (BitSet) liveness.before(exit).clone();
        live.and(written);
        return live;
    }

    int ways() {
        return exits.size() + (returns ? 1 : 0);
    }

    /** Returns true if it is left only by returning from the method. */
    boolean onlyReturns() {
        return returns && exits.isEmpty();
    }

    int bytes() {
        return code.bytes(start, end);
    }

    /** Estimates the size of its method in bytes. */
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

    /**
     * Returns true if a result would overwrite a variable that is still read. A call writes all results, also those that are
     * not read after this exit.
     */
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
