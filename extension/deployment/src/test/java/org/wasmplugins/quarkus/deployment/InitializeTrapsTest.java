package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class InitializeTrapsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("initialize-traps")))
            .assertException(BuildErrors.contain(
                    "Plugin initialize-traps 1.0.0, initialize: the plugin's code trapped: Trapped on unreachable instruction, in plugin_initialize."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

}
