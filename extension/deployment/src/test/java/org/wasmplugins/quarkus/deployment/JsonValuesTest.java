package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonArray;

class JsonValuesTest extends ValuesContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application("json", "json");

    @Test
    void decimalsOfAnyLength_comeBackOnEveryWay() throws Exception {
        for (var number : List.of(ONLY_IN_TEXT, new BigDecimal("1E+400"), new BigDecimal("-1E-400"))) {
            assertComesBack(number);
            assertThat(mirror.decimal(number)).isEqualTo(number);
            assertThat(mirror.forwarded(number)).isEqualTo(number);
        }
        assertThat(mirror.decimal(new BigDecimal("19.990"))).isEqualTo(new BigDecimal("19.990"));
        assertThat(mirror.forwarded(new BigDecimal("19.990"))).isEqualByComparingTo("19.99");
        assertThat(streamed(List.of(Map.of("a", ONLY_IN_TEXT), ONLY_IN_TEXT)))
                .containsExactly("{\"a\":" + ONLY_IN_TEXT + "}", ONLY_IN_TEXT.toString());
    }

    @Test
    void bytes_areNotTouched() throws Exception {
        var text = "{ \"a\" : [1.10, 1e400, " + ONLY_IN_TEXT + "] }";
        assertThat(streamed(List.of(text.getBytes(StandardCharsets.UTF_8)))).containsExactly(text);
        assertThat(request(Buffer.buffer(text))).isEqualTo(Buffer.buffer(text));
    }

    /** Vert.x has no codec for these. */
    @Test
    void longNumbers_areRepliesOnTheEventBus() throws Exception {
        assertThat(request(Buffer.buffer(ONLY_IN_TEXT.toString()))).isEqualTo(Buffer.buffer(ONLY_IN_TEXT.toString()));
        assertThat(request(new JsonArray().add(ONLY_IN_TEXT))).isEqualTo(new JsonArray().add(ONLY_IN_TEXT));
        for (var number : List.of(ONLY_IN_TEXT, new BigInteger("18446744073709551615"))) {
            var name = number.getClass().getName();
            assertThat(vertx.eventBus().request("mirror-address", number,
                    new DeliveryOptions().setCodecName("wasm-plugins-" + name)).toCompletionStage()
                    .toCompletableFuture().get(20, TimeUnit.SECONDS).body()).isEqualTo(number);
        }
    }
}
