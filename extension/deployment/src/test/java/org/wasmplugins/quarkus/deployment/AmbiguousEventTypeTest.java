package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class AmbiguousEventTypeTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.plugin("many",
                    PluginArchive.manifest("many", "").replace("[do]", "[a, 'b.*']"), Guests.bytes("minimal"))))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"many\".address", "here")
            .assertException(BuildErrors.contain("quarkus.wasm-plugins.plugins.\"many\".event-type: found nothing, which"
                    + " quarkus.wasm-plugins.plugins.\"many\".address needs; allowed: a type of event that the plugin lists, which"
                    + " are [a, b.*]."));

    @Test
    void application_doesNotStart() {
        fail("the application must not start");
    }
}
