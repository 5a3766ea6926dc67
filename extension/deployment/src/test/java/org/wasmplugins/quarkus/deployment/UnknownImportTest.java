package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;

class UnknownImportTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("imports-unknown").guest("imports-memory")))
            .assertException(BuildErrors.contain(
                    "Plugin imports-unknown (plugins/imports-unknown/module.wasm): The module's import 'host.gret' with the type (i32, i32) -> i64 is not a function of the host; did you mean 'host.greet'?",
                    "Plugin imports-memory (plugins/imports-memory/module.wasm): The module's import 'env.memory' is a memory; a plugin may import functions only."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

    static class Functions {

        @HostFunction
        String greet(String name) {
            return name;
        }
    }
}
