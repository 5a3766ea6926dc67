package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

/** An application does not start without the directories that it is to map. */
class MissingMountTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.plugin("minimal", PluginArchive.manifest("minimal", """
                    permissions:
                      capabilities: { filesystem: read-only }
                    """), Guests.bytes("minimal"))))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"minimal\".mounts.\"/data\"", "/not/there")
            .assertException(BuildErrors.contain("quarkus.wasm-plugins.plugins.\"minimal\".mounts.\"/data\" or"
                    + " quarkus.wasm-plugins.defaults.mounts.\"/data\": '/not/there' is not a directory; allowed are directories"
                    + " that are there when the application starts."));

    @Test
    void application_doesNotStart() {
        fail("the application must not start");
    }
}
