package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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
    void eventOfSender_happensWhenItIsLookedAt() {
        var event = PluginEvent.sender(TARGET, "text.count").apply("a b");
        assertThat(event.target()).isEqualTo(TARGET);
        assertThat(event.type()).isEqualTo("text.count");
        assertThat(event.source()).isNull();
        assertThat(event.data()).isEqualTo("a b");
        var before = Instant.now();
        assertThat(event.timestamp()).isBetween(before, Instant.now());
        assertThat(UUID.fromString(event.id()).version()).isEqualTo(4);
        assertThat(event).hasToString(PluginEvent
                .of(TARGET, event.id(), "text.count", null, event.timestamp(), "a b").toString());
    }

    @Test
    void eventOfSender_saysTheSameOnAllThreads() {
        var send = PluginEvent.sender(TARGET, "text.count");
        for (int i = 0; i < 1_000; i++) {
            var event = send.apply(null);
            assertThat(Stream.generate(() -> event).limit(8).parallel().map(PluginEvent::id).distinct()).hasSize(1);
        }
    }

    @Test
    void senderOfWhatIsNoType_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PluginEvent.sender(TARGET, "a b"))
                .withMessageStartingWith("'a b' is not the type of an event");
        assertThatNullPointerException().isThrownBy(() -> PluginEvent.sender(null, "a")).withMessage("target");
        assertThatNullPointerException().isThrownBy(() -> PluginEvent.sender(TARGET, null)).withMessage("type");
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
        assertThatNullPointerException().isThrownBy(() -> PluginEvent.of(null, "1", "a", null, now, null))
                .withMessage("target");
        assertThatNullPointerException().isThrownBy(() -> PluginEvent.of(TARGET, null, "a", null, now, null))
                .withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> PluginEvent.of(TARGET, "1", null, null, now, null))
                .withMessage("type");
        assertThatNullPointerException().isThrownBy(() -> PluginEvent.of(TARGET, "1", "a", null, null, null))
                .withMessage("timestamp");
    }
}
