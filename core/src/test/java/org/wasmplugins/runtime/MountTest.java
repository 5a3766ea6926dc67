package org.wasmplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class MountTest {

    @Test
    void guestPath_isAbsoluteAndNormalised() {
        assertThat(new Mount("/data/in", Path.of("x"), false).guestPath()).isEqualTo("/data/in");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Mount("/data/../in", Path.of("x"), false))
                .withMessage(
                        "guestPath: found '/data/../in'; allowed are absolute paths of at most 1,000 characters without '.',"
                                + " '..', empty parts and control characters, such as /data.");
    }

    @Test
    void guestPath_isNotTooLong() {
        assertThat(Mount.isGuestPath("/" + "x".repeat(999))).isTrue();
        assertThat(Mount.isGuestPath("/" + "x".repeat(1_000))).isFalse();
        assertThat(Mount.isGuestPath("/x".repeat(500))).isTrue();
    }
}
