package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class PluginEventTest {

    private static final PluginId TARGET = PluginId.of("word-count");

    @Test
    void newEvent_happensNowWithRandomId() {
        var before = Instant.now();
        var event = PluginEvent.to("word-count", "text.count", Map.of("text", "a b"));
        assertThat(event.target()).isEqualTo(TARGET);
        assertThat(event.type()).isEqualTo("text.count");
        assertThat(event.source()).isNull();
        assertThat(event.timestamp()).isBetween(before, Instant.now());
        assertThat(event.data()).isEqualTo(Map.of("text", "a b"));
        assertThat(UUID.fromString(event.id()).version()).isEqualTo(4);
        assertThat(PluginEvent.to("word-count", "text.count", null).id()).isNotEqualTo(event.id());
    }

    @Test
    void typeThatIsNone_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PluginEvent.to("word-count", "text.*\n", null))
                .withMessage("'text.*?' is not the type of an event; allowed: letters, digits, '.', '_', '-', "
                        + "at most 200 characters");
    }

    @Test
    void targetThatIsNone_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PluginEvent.to("Word", "text.count", null))
                .withMessage("'Word' is not a plugin id; allowed: " + PluginId.ALLOWED);
    }

    @Test
    void missingParts_areRefused() {
        var now = Instant.EPOCH;
        assertThatNullPointerException().isThrownBy(() -> new PluginEvent(null, "1", "a", null, now, null))
                .withMessage("target");
        assertThatNullPointerException().isThrownBy(() -> new PluginEvent(TARGET, null, "a", null, now, null))
                .withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> new PluginEvent(TARGET, "1", null, null, now, null))
                .withMessage("type");
        assertThatNullPointerException().isThrownBy(() -> new PluginEvent(TARGET, "1", "a", null, null, null))
                .withMessage("timestamp");
    }
}
