package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.PluginOutcome;

class ExecutionSettingsTest {

    @Test
    void defaults_areAsManyInstancesAsProcessors() {
        assertThat(ExecutionSettings.DEFAULT).isEqualTo(ExecutionSettings.of(ExecutionModel.WORKER, 0, false, Set.of()));
    }

    @Test
    void negativeInstances_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExecutionSettings.of(ExecutionModel.WORKER, -1, false, Set.of()))
                .withMessage("instances must not be negative");
    }

    @Test
    void statefulPlugin_hasOneInstance() {
        assertThat(ExecutionSettings.of(ExecutionModel.WORKER, 1, true, Set.of()).stateful()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ExecutionSettings.of(ExecutionModel.WORKER, 2, true, Set.of()))
                .withMessage("a stateful plugin has exactly 1 instance");
        assertThatIllegalArgumentException().isThrownBy(() -> ExecutionSettings.of(ExecutionModel.WORKER, 0, true, Set.of()))
                .withMessage("a stateful plugin has exactly 1 instance");
    }

    @Test
    void batchOutOfItsRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(Duration.ZERO, 2))
                .withMessage("window must be more than zero");
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(Duration.ofMillis(1), 1))
                .withMessage("maxSize must be from 2 to 10000");
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(Duration.ofMillis(1), 10_001))
                .withMessage("maxSize must be from 2 to 10000");
    }

    @Test
    void outcome_isAResponseOrAFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginOutcome(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginOutcome(PluginResponse.success(1),
                new PluginExecutionException(new PluginOperation(null, null, "x"), "no.")));
    }

    @Test
    void interpretedFunctions_areCopied() {
        var functions = new HashSet<>(Set.of("main"));
        var settings = ExecutionSettings.of(ExecutionModel.WORKER, 1, false, functions);
        functions.add("other");
        assertThat(settings.interpretedFunctions()).containsExactly("main");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> settings.interpretedFunctions().clear());
    }
}
