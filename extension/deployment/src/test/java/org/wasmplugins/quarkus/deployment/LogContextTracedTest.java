package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Quarkus empties the MDC whenever another span becomes current. */
class LogContextTracedTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.plugin("outer",
                    PluginArchive.manifest("outer", "permissions: { host_functions: [greet] }\n"), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PluginArchive.class, LogContextTest.class, LogContextTest.Functions.class)));

    @Inject
    PluginManager plugins;

    @Test
    void entriesOfTheApplication_stay() {
        MDC.put("tenant", "t1");
        try {
            assertThat(plugins.sendEvent(LogContextTest.event("outer", "hx")).map(LogContextTest.Functions::text)
                    .invoke(answer -> assertThat(answer).isEqualTo("outer/id-of-outer")).await()
                    .atMost(Duration.ofSeconds(10))).isNotEmpty();
            assertThat(MDC.get("tenant")).isEqualTo("t1");
        } finally {
            MDC.remove("tenant");
        }
    }
}
