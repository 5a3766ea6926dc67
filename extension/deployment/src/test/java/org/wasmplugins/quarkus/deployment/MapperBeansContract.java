package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import com.fasterxml.jackson.databind.JsonNode;

/** What holds whatever mappers an application has: it starts, and values go as one of these is configured. */
abstract class MapperBeansContract {

    static final String CONFIGURED = "snake_case_is_configured";

    @PluginClient("json-echo")
    interface Echo {
        @EventType("do")
        JsonNode echo(Document document);

        @EventType("do")
        Seen seen(Document document);
    }

    record Document(int snakeCaseIsConfigured, LocalDate day) {
    }

    record Seen(Document data) {
    }

    @Inject
    Echo echo;

    static Consumer<JavaArchive> echo() {
        return archive -> PluginArchive.with(plugins -> plugins.plugin("json-echo",
                PluginArchive.manifest("json-echo", "").replace("raw", "json"), Guests.bytes("json-echo")))
                .accept(archive.addClasses(PluginArchive.class, MapperBeansContract.class));
    }

    @Test
    void values_goAsTheMapperIsConfigured() {
        var document = new Document(1, LocalDate.of(2026, 12, 1));
        assertThat(echo.echo(document).path("data").path(CONFIGURED).asInt()).isEqualTo(1);
        assertThat(echo.seen(document).data()).isEqualTo(document);
    }
}
