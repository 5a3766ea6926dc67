package org.wasmplugins.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wasmplugins.exception.DenialReason;
import org.wasmplugins.exception.HostFunctionException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.container.Fixtures;

/** The causes tell what a plugin did from what was done to it. */
class DiscardCauseTest {

    private static final PluginOperation OPERATION = PluginOperation.of(Fixtures.manifest("a"), "call host function 'f'");

    @Test
    void denial_hasItsOwnCause() {
        assertThat(DiscardCause.of(new PermissionDeniedException(OPERATION, DenialReason.NOT_GRANTED, "no")))
                .isEqualTo(DiscardCause.DENIED);
    }

    @Test
    void denialThatAHostFunctionMetElsewhere_isAFailure() {
        var elsewhere = new PermissionDeniedException(OPERATION, DenialReason.NOT_GRANTED, "no");
        assertThat(DiscardCause.of(new HostFunctionException(OPERATION, "it failed", elsewhere)))
                .isEqualTo(DiscardCause.FAILURE);
    }

    @Test
    void interruptionOfAHostFunction_hasItsOwnCauseHoweverItIsWrapped() {
        assertThat(DiscardCause.of(new HostFunctionException(OPERATION, "it failed", new InterruptedException())))
                .isEqualTo(DiscardCause.INTERRUPTED);
        assertThat(DiscardCause.of(new HostFunctionException(OPERATION, "it failed",
                new IllegalStateException(new RuntimeException(new InterruptedException())))))
                .isEqualTo(DiscardCause.INTERRUPTED);
        assertThat(DiscardCause.of(new HostFunctionException(OPERATION, "it failed", new IllegalStateException("x"))))
                .isEqualTo(DiscardCause.FAILURE);
    }

    @Test
    void callerThatWantsNothingAnyMore_isNoInterruption() {
        assertThat(DiscardCause.of(new PluginCancelledException(OPERATION, "gone", new InterruptedException())))
                .isEqualTo(DiscardCause.CANCELLED);
    }
}
