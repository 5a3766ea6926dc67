package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class MissingModuleTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(
                    PluginArchive.with(archive -> archive.manifestOnly("absent", PluginArchive.manifest("absent", ""))))
            .assertException(BuildErrors.are(
                    "Plugin absent: the module plugins/absent/module.wasm, which key 'module' of plugins/absent/plugin.yaml names, does not exist."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

}
