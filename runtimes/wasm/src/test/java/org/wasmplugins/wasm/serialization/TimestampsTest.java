package org.wasmplugins.wasm.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(strings = { "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "2026-11-22T20:50:05Z",
            "2026-11-22T20:50:05.100Z", "2026-11-22T20:50:05.001Z", "2026-11-22T20:50:05.000001Z",
            "2026-11-22T20:50:05.120034Z", "2026-11-22T20:50:05.000000001Z", "2026-11-22T20:50:05.120034500Z",
            "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00.5Z" })
    void text_isThatOfTheInstant(String text) {
        Instant instant = Instant.parse(text);

        assertEquals(instant.toString(), Timestamps.text(instant));
        assertEquals(instant.toString(), Timestamps.text(instant), "the second time, from the last second");
    }
}
