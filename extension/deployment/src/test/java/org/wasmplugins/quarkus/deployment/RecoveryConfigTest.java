package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PluginState;
import org.wasmplugins.host.ErrorTracker;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.lifecycle.PluginRestarting;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Plugins that cannot be started do not keep the application from starting, if the operator says so. */
class RecoveryConfigTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("open", Guests.bytes("initialize-returns-7")).plugin("again", Guests.bytes("initialize-traps")))
                    .accept(archive.addClasses(PluginArchive.class, Observer.class)))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.open.on-failure", "fail-open")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.open.fallback", "{\"allowed\": true}")
            .overrideConfigKey("quarkus.wasm-plugins.defaults.on-failure", "restart")
            .overrideConfigKey("quarkus.wasm-plugins.restart.initial-delay", "10ms")
            .overrideConfigKey("quarkus.wasm-plugins.restart.max-delay", "20ms");

    @Singleton
    public static class Observer {

        final CountDownLatch restarts = new CountDownLatch(3);

        void onRestarting(@Observes PluginRestarting event) {
            assertThat(event.plugin().id().value()).isEqualTo("again");
            restarts.countDown();
        }
    }

    @Inject
    PluginManager plugins;

    @Inject
    ErrorTracker errors;

    @Inject
    Observer observer;

    @Test
    void pluginThatFailsOpen_answersAsConfigured() {
        assertThat(plugins.getPlugin(PluginId.of("open")).orElseThrow().state()).isEqualTo(PluginState.ERROR);
        assertThat(plugins.sendEvent(PluginEvent.to("open", "do", new byte[0])).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(PluginResponse.success(Map.of("allowed", true)));
        assertThat(errors.recent(PluginId.of("open"))).extracting(tracked -> tracked.error().getMessage())
                .last().isEqualTo("Plugin open 1.0.0, initialize: plugin_initialize returned 7; 0 stands for success.");
    }

    @Test
    void pluginThatIsRestarted_isStartedAgainAndAgain() throws InterruptedException {
        assertThat(observer.restarts.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(errors.recent(PluginId.of("again"))).hasSizeGreaterThanOrEqualTo(3);
    }
}
