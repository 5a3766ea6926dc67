package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeTypeTest {

    @Test
    void types_areEqualAsTheirNames() {
        assertThat(new RuntimeType("wasm")).isEqualTo(RuntimeType.WASM).hasSameHashCodeAs(RuntimeType.WASM)
                .isNotEqualTo(new RuntimeType("java")).isNotEqualTo("wasm").isNotEqualTo(null);
    }
}
