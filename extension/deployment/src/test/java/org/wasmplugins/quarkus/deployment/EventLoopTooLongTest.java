package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class EventLoopTooLongTest {

    private static final String ON_LOOPS = "execution: { model: event-loop }\npermissions: { resources: { max_execution_time: %s } }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive
                    .plugin("long", PluginArchive.manifest("long", ON_LOOPS.formatted("21ms")), Guests.bytes("minimal"))
                    .plugin("short", PluginArchive.manifest("short", ON_LOOPS.formatted("20ms")), Guests.bytes("minimal"))))
            .overrideConfigKey("quarkus.wasm-plugins.event-loop.max-execution-time", "20ms")
            .assertException(BuildErrors.contain(
                    "Plugin long (plugins/long/module.wasm): It may not run on event loops, where its execution.model or a"
                            + " @NonBlocking client wants it."
                            + " Its permissions.resources.max_execution_time is 21 ms; on an event loop at most 20 ms are allowed"
                            + " (quarkus.wasm-plugins.event-loop.max-execution-time)."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
