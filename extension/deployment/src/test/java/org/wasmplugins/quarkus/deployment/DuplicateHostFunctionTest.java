package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;

class DuplicateHostFunctionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("minimal")))
            .assertException(BuildErrors.contain(
                    "The host function org.wasmplugins.quarkus.deployment.DuplicateHostFunctionTest$",
                    "Functions#",
                    " cannot be used: its name 'host.greet' is taken by org.wasmplugins.quarkus.deployment.DuplicateHostFunctionTest$"));

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

    static class OtherFunctions {

        @HostFunction("greet")
        String hello(String name) {
            return name;
        }
    }
}
