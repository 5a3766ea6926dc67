package org.wasmplugins.quarkus.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginId;
import org.wasmplugins.host.PoolSettings;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What the configuration says of the instances of a plugin. */
class OperatorPoolsTest {

    private static final String PREFIX = "quarkus.wasm-plugins.";

    private static PoolSettings settings(String plugin, Map<String, String> properties) {
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(WasmPluginsRuntimeConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500)).build();
        return OperatorPools.of(config.getConfigMapping(WasmPluginsRuntimeConfig.class), PluginId.of(plugin));
    }

    @Test
    void nothing_isTheDefault() {
        assertThat(settings("a", Map.of())).isEqualTo(PoolSettings.DEFAULT);
        assertThat(PoolSettings.DEFAULT.restAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsSaidForThePlugin_comesBeforeWhatIsSaidForAll() {
        var properties = Map.of(PREFIX + "pool.rest-after", "1m", PREFIX + "defaults.pool.rest-after", "2m",
                PREFIX + "plugins.a.pool.rest-after", "3m");
        assertThat(settings("a", properties).restAfter()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings("b", properties).restAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings("b", Map.of(PREFIX + "pool.rest-after", "1m")).restAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void restAfterZero_isNever() {
        for (var zero : new String[] { "0", "0s" }) {
            assertThat(settings("a", Map.of(PREFIX + "pool.rest-after", zero)).restAfter()).isZero();
        }
    }

    @Test
    void timesOutOfRange_areNamed() {
        assertThatThrownBy(() -> settings("a", Map.of(PREFIX + "pool.rest-after", "-1s")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Plugin a: found PT-1S; allowed: more than zero, or 0 for never. To change it: the first that is set of"
                                + " quarkus.wasm-plugins.plugins.\"a\".pool.rest-after, quarkus.wasm-plugins.defaults.pool.rest-after and"
                                + " quarkus.wasm-plugins.pool.rest-after.");
        assertThatThrownBy(() -> settings("a", Map.of(PREFIX + "pool.idle-timeout", "0s")))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining("found PT0S; allowed: more than zero.");
    }
}
