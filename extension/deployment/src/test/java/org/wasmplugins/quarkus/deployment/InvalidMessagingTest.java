package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class InvalidMessagingTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("minimal")))
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"minmal\".incoming", "in")
            .overrideConfigKey("quarkus.wasm-plugins.plugins.\"minimal\".outgoing", "out")
            .assertException(BuildErrors.contain(
                    "quarkus.wasm-plugins.plugins.\"minmal\".incoming is set, and there is no such plugin; did you mean 'minimal'?",
                    "quarkus.wasm-plugins.plugins.\"minimal\".outgoing is set and quarkus.wasm-plugins.plugins.\"minimal\".incoming"
                            + " is not; a plugin gives messages only as answers to messages that come in."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
