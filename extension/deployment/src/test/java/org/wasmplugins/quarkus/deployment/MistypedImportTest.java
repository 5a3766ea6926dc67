package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;

class MistypedImportTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("imports-mistyped")))
            .assertException(BuildErrors.are(
                    "Plugin imports-mistyped (plugins/imports-mistyped/module.wasm): The module's import 'host.greet' has the type (i64) -> i64; the host function host.greet(String): String has the type (i32, i32) -> i64."));

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
