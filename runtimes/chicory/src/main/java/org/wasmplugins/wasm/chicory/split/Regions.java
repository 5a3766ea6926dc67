package org.wasmplugins.wasm.chicory.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses the {@link Region}s of a method that are moved: large ones, in as few loops as possible. */
final class Regions {

    /** The sizes of regions that are tried at each point, relative to the largest allowed method. */
    private static final double[] SIZES = { 0.92, 0.6, 0.3, 0.12, 0.05, 0.02 };

    /** The distance of two points below which only one is tried, relative to the largest allowed method. */
    private static final double NEAR = 0.008;

    private static final int MOST_TARGETS = 1_000;

    /** The most instructions to examine: some tenths of a second. After that, the regions found so far are used. */
    private static final int MOST_LOOKED_AT = 8_000_000;
    private static final double FULL = 0.97;
    private static final int LEAST_GAIN = 12;
    private static final double TURNS = 6;
    private static final int DEEPEST = 6;

    private final Analysis method;
    private final MethodCode code;
    private final int limit;
    private final boolean several;
    private final int[] depth;
    private final int targets;
    private final List<Choice> choices = new ArrayList<>();
    private int loops;
    private int looked;

    private record Choice(Region region, int gain, double worth) {
    }

    /**
     * @param limit the largest allowed size of a method
     * @param several true if regions may have several entries
     */
    Regions(Analysis method, int limit, boolean several) {
        this.method = method;
        this.limit = limit;
        this.several = several;
        code = method.code();
        depth = depths();
        targets = code.targets.cardinality();
    }

    /** Returns the number of loops around each point. */
    private int[] depths() {
        var found = new int[code.instructions.length + 2];
        code.targets.stream().filter(this::isLoop).forEach(head -> {
            found[head]++;
            found[code.lastSource(head) + 1]--;
        });
        for (int i = 1; i < found.length; i++) {
            found[i] += found[i - 1];
        }
        return found;
    }

    private boolean isLoop(int point) {
        return code.lastSource(point) >= point && code.firstSource(point) >= 0;
    }

    /** @return regions by their first points; none contains another. There are as many as needed, or as many as were found */
    SortedMap<Integer, Region> choose() {
        int last = -1;
        for (int start = code.empty.nextSetBit(method.frames().afterPrologue()); start >= 0
                && looked < MOST_LOOKED_AT; start = code.empty.nextSetBit(start + 1)) {
            if (last < 0 || isTriedAnyway(start) || code.bytes(last, start) >= limit * NEAR) {
                last = start;
                tryFrom(start);
            }
        }
        choices.sort(Comparator.comparingDouble(Choice::worth).reversed());
        var chosen = new TreeMap<Integer, Region>();
        int tooMuch = code.bytes(0, code.instructions.length) - (int) (limit * FULL);
        for (var choice : choices) {
            if (tooMuch > 0 && isFree(choice.region, chosen)) {
                chosen.put(choice.region.start, choice.region);
                tooMuch -= choice.gain;
            }
        }
        return chosen;
    }

    /**
     * Returns true for a jump target. If there are many, only for heads of loops, and not for all of these: each attempt
     * takes time.
     */
    private boolean isTriedAnyway(int point) {
        return code.targets.get(point) && (targets <= MOST_TARGETS || isLoop(point) && loops++ < MOST_TARGETS);
    }

    private static boolean isFree(Region region, TreeMap<Integer, Region> chosen) {
        Map.Entry<Integer, Region> before = chosen.lowerEntry(region.end);
        return before == null || before.getValue().end <= region.start;
    }

    /** Tries the largest region below each of the sizes. */
    private void tryFrom(int start) {
        var ends = new int[SIZES.length];
        int lastSource = -1;
        for (int end = start + 1; end <= code.instructions.length; end++) {
            looked++;
            boolean isPoint = code.point(end) == end && code.instructions[end - 1].getOpcode() >= 0;
            int bytes = code.bytes(start, end);
            if (bytes > limit * SIZES[0] || code.guarded.get(end - 1)) {
                break;
            }
            if (isPoint && lastSource < end) {
                for (int i = 0; i < SIZES.length && bytes <= limit * SIZES[i]; i++) {
                    ends[i] = end;
                }
            }
            if (isPoint) {
                if (code.firstSource(end) < (several ? 0 : start)) {
                    break;
                }
                lastSource = several ? -1 : Math.max(lastSource, code.lastSource(end));
            }
        }
        int before = -1;
        for (int end : ends) {
            if (end > 0 && end != before) {
                before = end;
                looked += end - start;
                add(Region.of(method, start, end));
            }
        }
    }

    private void add(Region region) {
        if (region == null) {
            return;
        }
        int results = region.results.cardinality();
        int parameters = region.parameters.cardinality();
        int ways = region.ways();
        int entries = region.entries.size();
        int call = 2 * parameters + 3 + 8 * results + (ways > 2 ? 16 + 4 * ways : 3 * ways) + (entries > 1 ? 6 * entries : 0);
        int gain = region.bytes() - call;
        if (gain >= LEAST_GAIN && region.bytesOfMethod() <= limit * FULL) {
            boolean wholeLoop = entries == 1 && isLoop(region.start) && code.lastSource(region.start) < region.end;
            int turns = region.entries.stream().mapToInt(entry -> depth[entry]).max().getAsInt() - (wholeLoop ? 1 : 0);
            double cost = 3 + 0.3 * parameters + 2 * Math.max(0, results - 1) + Math.max(0, ways - 1) + (entries > 1 ? 3 : 0);
            choices.add(new Choice(region, gain, gain / cost / Math.pow(TURNS, Math.min(DEEPEST, turns))));
        }
    }
}
