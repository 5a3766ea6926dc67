package org.wasmplugins.quarkus.deployment;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** Plugins that cannot be initialized while the application is built, all named together. */
class SnapshotRefusedTest {

    private static final String ADVICE = " Leave 'snapshot: true' out of its plugin.yaml, and its instances are initialized at run time.";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> {
                plugin(archive, "talks-in-hooks");
                plugin(archive, "initialize-returns-7");
            }))
            .assertException(BuildErrors.contain(
                    "Plugin talks-in-hooks (plugins/talks-in-hooks/module.wasm): It cannot be initialized while the application is"
                            + " built: it calls its host meanwhile: host.log_info." + ADVICE,
                    "Plugin initialize-returns-7 (plugins/initialize-returns-7/module.wasm): It cannot be initialized while the"
                            + " application is built: plugin_initialize returned 7; 0 stands for success." + ADVICE));

    private static void plugin(PluginArchive archive, String guest) {
        archive.plugin(guest, PluginArchive.manifest(guest, "snapshot: true\n"), Guests.bytes(guest));
    }

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
