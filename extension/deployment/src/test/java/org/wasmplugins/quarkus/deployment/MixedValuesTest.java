package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A plugin that understands JSON sends to one that understands MessagePack. */
class MixedValuesTest extends ValuesContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application("json", "msgpack");

    @Test
    void decimalThatTheOtherCannotRead_isRefusedAndNotRounded() {
        assertThat(mirror.echo(Map.of("a", ONLY_IN_TEXT))).containsEntry("a", ONLY_IN_TEXT);
        assertThatThrownBy(() -> mirror.forwarded(ONLY_IN_TEXT)).hasMessageContaining("no place in MessagePack");
    }
}
