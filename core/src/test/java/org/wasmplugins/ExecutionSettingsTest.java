package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

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
    void interpretedFunctions_areCopied() {
        var functions = new HashSet<>(Set.of("main"));
        var settings = ExecutionSettings.of(ExecutionModel.WORKER, 1, false, functions);
        functions.add("other");
        assertThat(settings.interpretedFunctions()).containsExactly("main");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> settings.interpretedFunctions().clear());
    }
}
