package org.wasmplugins.quarkus.deployment;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Host functions that may wait keep a plugin off event loops. */
class EventLoopImportsTest {

    private static final String SHORT = "permissions: { host_functions: [greet], resources: { max_execution_time: 10ms } }\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("model", PluginArchive.manifest("model", SHORT + "execution: { model: event-loop }\n"),
                            Guests.bytes("puppet"))
                    .plugin("client", PluginArchive.manifest("client", SHORT), Guests.bytes("puppet")))
                    .accept(archive.addClasses(PuppetFunctions.class, PluginArchive.class)))
            .assertException(BuildErrors.contain(problem("model"), problem("client")));

    private static String problem(String plugin) {
        return "Plugin " + plugin + " (plugins/" + plugin + "/module.wasm): It may not run on event loops, where its"
                + " execution.model or a @NonBlocking client wants it. The module imports the host function 'greet', and "
                + PuppetFunctions.class.getName() + "#greet is not @NonBlocking, or answers later.";
    }

    @PluginClient("client")
    interface Client {

        @EventType("do")
        @NonBlocking
        Uni<byte[]> call(byte[] command);
    }

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
