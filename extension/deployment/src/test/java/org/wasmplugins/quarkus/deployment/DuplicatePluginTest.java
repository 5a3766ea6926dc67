package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class DuplicatePluginTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withEmptyApplication()
            .withAdditionalDependency(PluginArchive.with(archive -> archive.inDependency("twin", Guests.bytes("minimal"))))
            .withAdditionalDependency(PluginArchive.with(archive -> archive.inDependency("twin", Guests.bytes("minimal"))))
            .assertException(BuildErrors.contain("There are two plugins with the id 'twin': ",
                    "!META-INF/wasm-plugins/twin/plugin.yaml and ",
                    "!META-INF/wasm-plugins/twin/plugin.yaml. An id may be used once in an application."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }
}
