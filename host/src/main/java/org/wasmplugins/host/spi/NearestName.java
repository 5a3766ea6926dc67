package org.wasmplugins.host.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant instead of a wrong one, for messages such as "did you mean 'x'?". */
public final class NearestName {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_DISTANCE = 3;
    private static final int LETTERS_PER_MISTAKE = 3;

    private NearestName() {
    }

    /**
     * @param wrong the wrong name, of any length, not null
     * @param candidates the valid names, not null
     * @return the candidate with the fewest single-character changes to {@code wrong}, without regard to case, if it is close
     *         enough to be a typing mistake; the first in alphabetical order if several are equally close
     */
    public static Optional<String> of(String wrong, Collection<String> candidates) {
        if (wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int allowed = Math.min(MAX_DISTANCE, Math.max(1, wrong.length() / LETTERS_PER_MISTAKE));
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - wrong.length()) <= allowed)
                .map(candidate -> new Ranked(candidate, distance(fold(wrong), fold(candidate))))
                .filter(ranked -> ranked.distance() <= allowed && ranked.distance() < wrong.length())
                .min(Comparator.comparingInt(Ranked::distance).thenComparing(Ranked::name))
                .map(Ranked::name);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Computes the Levenshtein distance, row by row. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private record Ranked(String name, int distance) {
    }
}
