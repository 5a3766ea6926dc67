package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.wasmplugins.quarkus.runtime.payload.Payloads;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What an application is configured to get instead of an answer. */
class PayloadsTest {

    private static Object of(String json) throws IOException {
        return Payloads.ofJson(new ObjectMapper(), json);
    }

    @Test
    void configuredValues_areReadAsAnswersAre() throws IOException {
        assertThat(of("19.99")).isEqualTo(19.99);
        assertThat(of("0.1234567890123456789")).isEqualTo(new BigDecimal("0.1234567890123456789"));
        assertThatThrownBy(() -> of("{")).isInstanceOf(IOException.class);
    }
}
