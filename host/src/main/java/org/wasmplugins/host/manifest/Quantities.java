package org.wasmplugins.host.manifest;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with units. */
final class Quantities {

    /** Longer numbers are out of every range here, and slow to compute with. */
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,18})([A-Za-z]*)");

    private static final Map<String, Long> MILLISECONDS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    private static final Map<String, Long> BYTES = Map.of("", 1L, "B", 1L,
            "KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L,
            "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private Quantities() {
    }

    static Optional<Duration> duration(String text, Duration min, Duration max) {
        return quantity(text, MILLISECONDS, min.toMillis(), max.toMillis()).map(Duration::ofMillis);
    }

    static Optional<Long> bytes(String text, long min, long max) {
        return quantity(text, BYTES, min, max);
    }

    static Optional<Integer> integer(String text, int min, int max) {
        return quantity(text, Map.of("", 1L), min, max).map(Math::toIntExact);
    }

    private static Optional<Long> quantity(String text, Map<String, Long> units, long min, long max) {
        return Optional.of(NUMBER_AND_UNIT.matcher(text))
                .filter(Matcher::matches)
                .filter(matcher -> units.containsKey(matcher.group(2)))
                .map(matcher -> new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(units.get(matcher.group(2)))))
                .filter(value -> value.compareTo(BigInteger.valueOf(min)) >= 0)
                .filter(value -> value.compareTo(BigInteger.valueOf(max)) <= 0)
                .map(BigInteger::longValueExact);
    }
}
