package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class StrictImportsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("puppet"))
                    .accept(archive.addClass(PuppetFunctions.class)))
            .overrideConfigKey("quarkus.wasm-plugins.strict-imports", "true")
            .assertException(BuildErrors.contain(
                    "Plugin puppet (plugins/puppet/module.wasm): The module imports the host function 'greet', which its manifest"
                            + " does not list under permissions.host_functions; quarkus.wasm-plugins.strict-imports makes that"
                            + " an error.",
                    "Plugin puppet (plugins/puppet/module.wasm): The module imports the host function 'forbidden', "));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
