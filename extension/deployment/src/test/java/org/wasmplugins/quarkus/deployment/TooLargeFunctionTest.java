package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class TooLargeFunctionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.plugin("large", LargeFunctionGuest.module())))
            .assertException(
                    BuildErrors.are("Plugin large (plugins/large/module.wasm): The module's function 5 'func5' of 140004"
                            + " bytes is too large for a JVM method and can only be interpreted, many times slower. To allow that, list"
                            + " 'func5' under execution.interpreted_functions in the plugin's plugin.yaml."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
