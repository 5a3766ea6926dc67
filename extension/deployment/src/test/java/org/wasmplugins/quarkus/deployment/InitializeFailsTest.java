package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class InitializeFailsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("initialize-returns-7")))
            .assertException(BuildErrors.contain(
                    "Plugin initialize-returns-7 1.0.0, initialize: plugin_initialize returned 7; 0 stands for success."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

}
