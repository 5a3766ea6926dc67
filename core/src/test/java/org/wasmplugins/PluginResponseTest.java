package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class PluginResponseTest {

    private static final PluginError ERROR = new PluginError("EMPTY", "The text is empty.");

    @Test
    void success_hasDataAndNoError() {
        assertThat(PluginResponse.success(42)).isEqualTo(new PluginResponse(true, 42, null));
        assertThat(PluginResponse.success(null)).isEqualTo(new PluginResponse(true, null, null));
    }

    @Test
    void failure_hasErrorAndNoData() {
        var response = PluginResponse.failure(ERROR);
        assertThat(response.success()).isFalse();
        assertThat(response.data()).isNull();
        assertThat(response.error()).isEqualTo(ERROR);
        assertThatNullPointerException().isThrownBy(() -> PluginResponse.failure(null)).withMessage("error");
    }

    @Test
    void contradiction_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginResponse(true, null, ERROR))
                .withMessage("a response has an error if and only if it is not a success");
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginResponse(false, null, null))
                .withMessage("a response has an error if and only if it is not a success");
    }

    @Test
    void errorWithoutParts_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new PluginError(null, "a")).withMessage("code");
        assertThatNullPointerException().isThrownBy(() -> new PluginError("a", null)).withMessage("message");
    }
}
