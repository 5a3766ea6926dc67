package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class ResourceLimitsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void defaults_areThoseOfTheManifest() {
        assertThat(ResourceLimits.DEFAULT.maxExecutionTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(ResourceLimits.DEFAULT.maxMemoryBytes()).isEqualTo(50_000_000);
        assertThat(ResourceLimits.DEFAULT.maxCallDepth()).isEqualTo(1_000);
        assertThat(ResourceLimits.DEFAULT.maxResponseBytes()).isEqualTo(1_000_000);
    }

    @Test
    void smallestLimits_areTaken() {
        var limits = new ResourceLimits(Duration.ofNanos(1), 65_536, 1, 1);
        assertThat(limits.maxExecutionTime()).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void timeOfZeroOrLess_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceLimits(Duration.ZERO, 65_536, 1, 1))
                .withMessage("maxExecutionTime must be more than zero");
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceLimits(Duration.ofNanos(-1), 65_536, 1, 1))
                .withMessage("maxExecutionTime must be more than zero");
        assertThatNullPointerException().isThrownBy(() -> new ResourceLimits(null, 65_536, 1, 1))
                .withMessage("maxExecutionTime");
    }

    @Test
    void memoryBelowOnePage_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceLimits(SECOND, 65_535, 1, 1))
                .withMessage("maxMemoryBytes must be at least 65536");
    }

    @Test
    void callDepthBelowOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceLimits(SECOND, 65_536, 0, 1))
                .withMessage("maxCallDepth must be at least 1");
    }

    @Test
    void responseBelowOneByte_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceLimits(SECOND, 65_536, 1, 0))
                .withMessage("maxResponseBytes must be at least 1");
    }
}
