package org.wasmplugins.quarkus.deployment;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class KeptOutDependencyTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(plugins -> plugins.guest("minimal")
                    .plugin("needs-it", PluginArchive.manifest("needs-it", """
                            dependencies: [{ id: minimal, version: 1.0.0 }]
                            """), Guests.bytes("minimal"))))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"minimal\".enabled", "false")
            .assertException(BuildErrors.contain(
                    "Kept out by quarkus.wasm-plugins.plugins.\"<id>\".enabled=false are [minimal]."));

    @Test
    void application_doesNotStart() {
        fail("the application must not start");
    }
}
