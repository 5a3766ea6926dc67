package org.wasmplugins.quarkus.deployment;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** A host function that does not listen when its plugin is stopped. */
class StuckThreadTest {

    private static final String HURRIES = "permissions: { host_functions: [greet], resources: { max_execution_time: 1s } }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive
                    .with(plugins -> plugins.plugin("puppet", PluginArchive.manifest("puppet", HURRIES),
                            Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, Functions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.stuck-after", "20ms");

    @ApplicationScoped
    public static class Functions {

        private final CountDownLatch released = new CountDownLatch(1);

        @HostFunction
        public String greet(String name) {
            while (released.getCount() > 0) {
                Thread.onSpinWait();
            }
            return name;
        }

        @HostFunction
        public void forbidden() {
        }

        void release() {
            released.countDown();
        }
    }

    @Inject
    PluginManager plugins;

    @Inject
    Functions functions;

    @Test
    void threadThatGoesOn_isTheHostsFailureUntilItEnds() {
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        plugins.sendEvent(PluginEvent.to("puppet", "do", "hx".getBytes(StandardCharsets.UTF_8)))
                .subscribeAsCompletionStage();
        awaitLiveness(503);
        assertThat(get("/q/health/live").asString()).contains("threads.stuck-names");
        functions.release();
        awaitLiveness(200);
    }

    private static void awaitLiveness(int status) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (get("/q/health/live").statusCode() != status) {
            assertThat(System.nanoTime() - end).as("time until the liveness check answers " + status).isNegative();
        }
    }
}
