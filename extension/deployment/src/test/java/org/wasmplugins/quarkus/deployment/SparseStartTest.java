package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.wasm.Guests;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.test.QuarkusUnitTest;

/** What takes long to make is not made where no plugin needs it. */
class SparseStartTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("bytes", PluginArchive.manifest("bytes", ""), Guests.bytes("minimal")))
                    .accept(archive.addClasses(PluginArchive.class, HttpClientMeters.class, Customizer.class)));

    /** Is asked when the application's mapper is made. */
    @Singleton
    public static class Customizer implements ObjectMapperCustomizer {

        static boolean asked;

        @Override
        public void customize(ObjectMapper mapper) {
            asked = true;
        }
    }

    @Inject
    PluginManager plugins;

    @Inject
    MeterRegistry meters;

    @Test
    void pluginsOfBytesAlone_needNoMapper() {
        var event = PluginEvent.to("bytes", "do", new byte[] { 1 });
        assertThat(plugins.sendEvent(event).await().atMost(Duration.ofSeconds(20)).success()).isTrue();
        assertThat(Customizer.asked).isFalse();
    }

    @Test
    void pluginsWithoutHosts_needNoHttpClient() {
        assertThat(HttpClientMeters.isMade(meters)).isFalse();
    }
}
